from __future__ import annotations

import pytest

from workbench.ui.markup import element, join, label


def test_text_in_an_element_is_escaped_and_elements_are_not() -> None:
    inner = element("b", "a < b & c")

    assert element("p", inner, "<script>") == "<p><b>a &lt; b &amp; c</b>&lt;script&gt;</p>"


def test_an_attribute_cannot_break_out_of_its_quotes() -> None:
    assert element("a", "x", href='"><img onerror=1>') == ('<a href="&quot;&gt;&lt;img onerror=1&gt;">x</a>')


def test_attributes_that_are_none_and_children_that_are_none_are_left_out() -> None:
    assert element("p", None, lang=None, class_="wb-x", aria_label="y") == (
        '<p class="wb-x" aria-label="y"></p>'
    )


def test_joined_parts_are_escaped_once() -> None:
    assert join("<", element("br"), None, join("&")) == "&lt;<br>&amp;"


@pytest.mark.parametrize("text", ["$5 and $10", "**bold**", "[a](b)", ":red[x]", "`code`", "<b>", "1_000"])
def test_a_label_has_every_sign_of_markdown_escaped(text: str) -> None:
    made = label(text)

    assert made.replace("\\", "") == text
    assert all(made[at - 1] == "\\" for at, each in enumerate(made) if each in "$*[]():`<>_")


def test_a_label_in_thai_stays_as_it_is() -> None:
    assert label("สมชาย ใจดี") == "สมชาย ใจดี"
