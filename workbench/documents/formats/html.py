"""Web pages: the main text without navigation, scripts and styles, and what the page tells of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.documents.decode import decode
from workbench.documents.extract import Extract
from workbench.documents.heads import plain_date
from workbench.errors import EmptyDocument, UnreadableDocument

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.IGNORECASE)
_THAI_NAMES = ("tis-620", "tis620", "windows-874", "iso-8859-11", "cp874")
_KNOWN = re.compile(r"windows-125\d|iso-8859-\d+|big5|gbk|gb2312|gb18030|shift_jis|euc-jp|euc-kr")
_TEXTS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dd", "dt", "pre")
_BLOCKS = frozenset(("head", "p", "list", "item", "table", "row", "quote", "code", "lb"))
_SPACES = re.compile("[ \t\r\n\f]+")
# Digits of a running number, from the last private-use plane, where no font has signs.
_DIGITS = {ord("0") + digit: 0x10FF00 + digit for digit in range(10)}
_NUMBER = re.compile("[\U0010ff00-\U0010ff09]+")


def read_html(data: bytes, limit: int) -> Extract:
    """The main text, a paragraph, list item or table row a line; title, date, publisher and url as fields.

    `limit` does not matter here, as a page's text is shorter than the page. Raises
    `EmptyDocument` where there is no main text.
    """
    import trafilatura
    from lxml import etree, html

    text, encoding = _decode(data)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise EmptyDocument("the page has no elements; give the page as the browser saved it.") from error
    _number_repetitions(tree)
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError as error:
        raise UnreadableDocument(
            "the page's elements stand too deep in each other; save its text as txt."
        ) from error
    body = getattr(found, "body", None)
    if found is None or body is None:
        raise EmptyDocument(
            "the page has no main text that could be told from its menus; save its text as txt."
        )
    lines = (_NUMBER.sub("", line).strip() for line in "".join(_rendered(body)).split("\n"))
    return Extract("\n".join(line for line in lines if line), encoding, _fields(found))


def _decode(data: bytes) -> tuple[str, str]:
    """As the page declares, where that is not UTF-8 and fits, and else as any other text."""
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        name = "cp874" if name in _THAI_NAMES else name
        if name == "cp874" or _KNOWN.fullmatch(name):
            try:
                return data.decode(name), name
            except (UnicodeDecodeError, LookupError):
                pass  # the declaration is wrong, as many are
    return decode(data)


def _number_repetitions(tree: Any) -> None:
    """Makes each repeated paragraph one of its own: trafilatura takes equal neighbours for one."""
    seen: set[str] = set()
    for number, element in enumerate(tree.iter(*_TEXTS)):
        text = " ".join(element.text_content().split())
        if text in seen:
            mark = str(number).translate(_DIGITS)
            if len(element):
                element[-1].tail = (element[-1].tail or "") + mark
            else:
                element.text = (element.text or "") + mark
        elif text:
            seen.add(text)


def _rendered(element: Any, within_code: bool = False) -> Iterator[str]:
    within_code = within_code or element.tag == "code"

    def flowing(text: str | None) -> str:
        return (text or "") if within_code else _SPACES.sub(" ", text or "")

    yield flowing(element.text)
    for child in element:
        if child.tag == "row":
            cells = (" ".join("".join(_rendered(cell)).split()) for cell in child.iter("cell"))
            yield "\n" + "\t".join(cells) + "\n"
        elif child.tag in _BLOCKS:
            yield "\n"
            yield from _rendered(child, within_code)
            yield "\n"
        else:
            yield from _rendered(child, within_code)
        yield flowing(child.tail)


def _fields(found: Any) -> dict[str, object]:
    told = {
        "title": _NUMBER.sub("", found.title or ""),
        "date": found.date if plain_date(found.date or "") else "",
        "publisher": found.sitename or "",
        "url": found.url if (found.url or "").startswith(("https://", "http://")) else "",
    }
    return {field: value for field, value in told.items() if value}
