"""What the app's configuration promises: closed unless somebody opens it, and readable in both themes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.settings import Settings

ROOT = Path(__file__).parents[2]
CONFIG: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STYLE = (ROOT / "workbench" / "ui" / "style.css").read_text(encoding="utf-8")
THEMES = ("light", "dark")


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "localhost"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1", "::1"]),
        ("server", "enableXsrfProtection", True),
        ("server", "enableCORS", True),
        ("server", "enableAgentApi", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "minimal"),
        ("runner", "magicEnabled", False),
    ],
)
def test_the_app_is_closed_unless_somebody_opens_it(section: str, option: str, value: object) -> None:
    assert CONFIG[section][option] == value


def test_nobody_is_believed_for_a_header_alone() -> None:
    assert "trustedUserHeaders" not in CONFIG["server"]
    assert "secrets" not in CONFIG


def test_an_upload_may_be_as_large_as_a_document_and_not_without_end(place: Settings) -> None:
    assert place.limit <= CONFIG["server"]["maxUploadSize"] * 2**20 <= 200 * 2**20


def test_secrets_stay_out_of_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert ".streamlit/secrets.toml" in ignored


def luminance(colour: str) -> float:
    """Of WCAG 2.2, for `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme: str) -> dict[str, str]:
    """All that a theme sets, and the style sheet's own colours in it."""
    own = re.findall(r"--wb-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
    return CONFIG["theme"][theme] | {name: pair[THEMES.index(theme)] for name, *pair in own}


def test_both_themes_set_the_same_colours() -> None:
    assert CONFIG["theme"]["light"].keys() == CONFIG["theme"]["dark"].keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("behind", ["backgroundColor", "secondaryBackgroundColor", "raised"])
@pytest.mark.parametrize("text", ["textColor", "quiet", "link", "primaryColor", "rejected"])
def test_text_can_be_read(theme: str, text: str, behind: str) -> None:
    found = colours(theme)

    assert contrast(found[text], found[behind]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_main_button_can_be_read(theme: str) -> None:
    rule = re.search(r'stBaseButton-primary"\] \{ color: light-dark\((#\w{6}), (#\w{6})\)', STYLE)
    assert rule is not None

    assert contrast(rule.groups()[THEMES.index(theme)], colours(theme)["primaryColor"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", ["approved", "in-progress", "rejected", "sent-back", "primaryColor"])
def test_marks_and_bars_can_be_told_from_the_page(theme: str, mark: str) -> None:
    found = colours(theme)

    assert contrast(found[mark], found["backgroundColor"]) >= 3
