"""Export: reviewed units for translation tools, for people who review elsewhere, and for readers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from workbench.errors import WorkbenchError
from workbench.exchange import Export, Format, check, export, export_side
from workbench.exchange.preflight import Report
from workbench.exchange.tmx import PROFILES
from workbench.review import Status
from workbench.review.operations import SIDES, Side
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import resources
from workbench.ui.components.preflight import preflight
from workbench.ui.components.returned import bring_back
from workbench.ui.format import language_name, moment, number
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words

_MADE = "export_made"
_BOTH = "both"
_TEXT = "txt"
"""One side of one pair alone, which Word documents may have too."""
_MIME = {
    _TEXT: "text/plain",
    Format.TMX: "application/xml",
    Format.XLIFF: "application/xliff+xml",
    Format.XLIFF_1: "application/xliff+xml",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv",
    Format.JSONL: "application/jsonl",
    Format.HTML: "text/html",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class _Choice:
    pairs: tuple[str, ...]
    statuses: tuple[Status, ...]
    format: str
    """A Format, or _TEXT."""
    source_language: str
    tool: str
    """Of a TMX file, which is all that these two matter to."""
    side: Side | None
    """None for both."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to choose."""
        return self.format != _TEXT or self.side is not None


@dataclass(frozen=True, slots=True)
class _Files:
    choice: _Choice
    at: datetime
    outcome: Export
    content: bytes
    report: Report


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().export.title, icon=":material/ios_share:", url_path="export")


def page() -> None:
    """Draw the view."""
    store = resources.store()
    _going_out(store)
    bring_back(store)


def _going_out(store: Store) -> None:
    said = words().export
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", said.nothing)
        return
    show(element("div", said.what, class_="wb-quiet"))
    choice = _choose(pairs)
    chosen = [pair for pair in pairs if pair.id in choice.pairs]
    if not choice.statuses:
        notice("warning", said.no_status)
        return
    going = sum(pair.counts[status] for pair in chosen for status in choice.statuses)
    staying = {status: sum(pair.counts[status] for pair in chosen) for status in Status}
    show(
        _figures(
            [(going, said.chosen)]
            + [
                (count, said.left.format(status=words().common.status[status].lower()))
                for status, count in staying.items()
                if count and status not in choice.statuses
            ]
        )
    )
    if not going:
        notice("info", said.none_chosen)
    if not choice.is_whole:
        notice("info", said.one_pair)
    if st.button(said.make, key="make", type="primary", disabled=not (going and choice.is_whole)):
        try:
            st.session_state[_MADE] = _make(store, choice)
        except WorkbenchError as error:
            tell("error", error)
    files = st.session_state.get(_MADE)
    if files is not None:
        _offer(files, choice)


def _choose(pairs: Sequence[Pair]) -> _Choice:
    said = words().export
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    picked = st.multiselect(
        said.pairs,
        list(titles),
        format_func=titles.__getitem__,
        placeholder=said.all_pairs,
        select_all=False,
        key="export_pairs",
        persist_state="session",
    )
    ids = tuple(picked or titles)
    codes = dict.fromkeys(
        head.language for pair in pairs if pair.id in ids for head in (pair.source, pair.target)
    )
    row = st.container(horizontal=True, gap="large")
    statuses = row.pills(
        said.statuses,
        list(Status),
        selection_mode="multi",
        default=[Status.APPROVED],
        format_func=words().common.status.__getitem__,
        key="export_statuses",
        wrap=True,
    )
    formats = st.container(horizontal=True, gap="large")
    names = [*(each.value for each in Format), _TEXT]
    format = formats.selectbox(said.format, names, format_func=said.formats.__getitem__, key="export_format")
    code, tool = next(iter(codes)), "generic"
    if format == Format.TMX:
        tool = formats.selectbox(
            said.tool, list(PROFILES), format_func=said.tools.__getitem__, key="export_tool"
        )
        code = formats.segmented_control(
            said.source_language,
            list(codes),
            default=code,
            required=True,
            format_func=language_name,
            key="export_language",
        )
    side = None
    if format in (_TEXT, Format.DOCX) and len(ids) == 1:
        side = _choose_side(formats, next(pair for pair in pairs if pair.id in ids), format)
    chosen = tuple(status for status in Status if status in statuses)
    return _Choice(ids, chosen, format, code, tool, side)


def _choose_side(row: DeltaGenerator, pair: Pair, format: str) -> Side | None:
    said = words().export
    names = {
        "source": said.one_side.format(language=language_name(pair.source.language)),
        "target": said.one_side.format(language=language_name(pair.target.language)),
    }
    if format == Format.DOCX:
        names = {_BOTH: said.both_sides} | names
    picked = row.segmented_control(
        said.side,
        list(names),
        default=next(iter(names)),
        required=True,
        format_func=names.__getitem__,
        key=f"export_side_{format}",
    )
    return next((side for side in SIDES if side == picked), None)


def _make(store: Store, choice: _Choice) -> _Files:
    file, profile = io.BytesIO(), PROFILES[choice.tool]
    if choice.side:
        kind: Literal["txt", "docx"] = "txt" if choice.format == _TEXT else "docx"
        outcome = export_side(store, file, choice.pairs[0], choice.side, kind, choice.statuses)
    else:
        outcome = export(
            store,
            file,
            Format(choice.format),
            choice.pairs,
            choice.statuses,
            source_language=choice.source_language,
            profile=profile,
        )
    report = check(
        store, choice.pairs, choice.statuses, source_language=choice.source_language, profile=profile
    )
    return _Files(choice, datetime.now(UTC), outcome, file.getvalue(), report)


def _offer(files: _Files, choice: _Choice) -> None:
    said = words().export
    with st.container(border=True, key="export_files"):
        if files.choice != choice:
            notice("warning", said.stale)
            return
        outcome = files.outcome
        figures = [(outcome.units, said.written)]
        figures += [
            (count, said.skipped.format(reason=said.skipped_because[why]))
            for why, count in outcome.skipped.items()
        ]
        if outcome.replaced_characters:
            figures.append((outcome.replaced_characters, said.replaced))
        show(
            element("div", said.made.format(moment=moment(files.at)), class_="wb-quiet"),
            _figures(figures),
        )
        name = choice.pairs[0].replace(":", "--") if len(choice.pairs) == 1 else "workbench"
        st.download_button(
            said.download,
            files.content,
            f"{name}{_ending(choice)}",
            _MIME[choice.format],
            key="download",
            on_click="ignore",
            type="primary",
            icon=":material/download:",
        )
        preflight(files.report)


def _ending(choice: _Choice) -> str:
    """Of the file's name."""
    if choice.format == _TEXT:
        return f"-{choice.side}.txt"
    return f"-{choice.side}.docx" if choice.side else f".{Format(choice.format).suffix}"


def _figures(numbers: Sequence[tuple[int, str]]) -> Markup:
    return element(
        "div",
        *(element("div", element("strong", number(count)), what) for count, what in numbers),
        class_="wb-figures",
    )
