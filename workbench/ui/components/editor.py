"""The opened unit beside the list: its texts to edit, its history, and a choice after a conflict."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workbench.language import language
from workbench.review import Decision, Status, Unit
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui.desk import Desk, Draft
from workbench.ui.format import moment, percent
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.text import common
from workbench.ui.text import review as text

_FIELDS = ("source_text", "target_text", "note")


def editor(store: Store, pair: Pair, unit: Unit, desk: Desk, reviewer: str) -> None:
    """Draw `unit`; what is typed is kept on `desk` until it is saved."""
    show(
        element(
            "div",
            element("strong", text.UNIT.format(number=unit.position + 1, total=pair.total)),
            element("span", f" · {common.STATUS[unit.status]} · {percent(unit.bead.confidence)}"),
        )
    )
    late = desk.late(unit)
    if late is not None:
        _choice(store, pair, unit, late, desk, reviewer)
    else:
        _fields(store, pair, unit, desk, reviewer)
    history = st.expander(text.HISTORY, key=f"history-{unit.id}", on_change="rerun")
    if history.open:
        with history:
            _history(store, pair, unit)


def keep_typed(unit: Unit, desk: Desk) -> None:
    """Take over what stands in the fields of `unit`, which the page may not have told of yet."""
    if all(_key(field, unit) in st.session_state for field in _FIELDS):
        desk.write(unit, *(st.session_state[_key(field, unit)] for field in _FIELDS))


def _key(field: str, unit: Unit) -> str:
    # With the version, so that a text saved by somebody else does not hide behind what was typed before.
    return f"{field}-{unit.id}-{unit.version}"


def _fields(store: Store, pair: Pair, unit: Unit, desk: Desk, reviewer: str) -> None:
    draft = desk.drafts.get(unit.id, Draft(unit.version))
    for field, words, written in (
        ("source_text", _side(pair.source.language), draft.source_text),
        ("target_text", _side(pair.target.language), draft.target_text),
        ("note", text.NOTE, draft.note),
    ):
        key = _key(field, unit)
        if key not in st.session_state:
            st.session_state[key] = getattr(unit, field) if written is None else written
        st.text_area(
            words,
            key=key,
            height="content",
            disabled=not reviewer,
            on_change=keep_typed,
            args=(unit, desk),
        )
    if not reviewer:
        notice("info", text.NO_REVIEWER)
        return
    both, save, unsaved = st.columns([3, 2, 3], vertical_alignment="center")
    both.button(
        text.SAVE_APPROVE,
        key=f"save_approve-{unit.id}",
        type="primary",
        width="stretch",
        on_click=_save,
        args=(store, unit, desk, reviewer, Status.APPROVED),
    )
    save.button(
        text.SAVE,
        key=f"save-{unit.id}",
        width="stretch",
        on_click=_save,
        args=(store, unit, desk, reviewer, None),
    )
    if unit.id in desk.drafts:
        unsaved.caption(text.UNSAVED)


def _save(store: Store, unit: Unit, desk: Desk, reviewer: str, status: Status | None) -> None:
    keep_typed(unit, desk)
    desk.save(store, reviewer, unit.id, unit.version, status)


def _side(code: str) -> str:
    return text.SOURCE_TEXT.format(language=language(code).name)


def _choice(store: Store, pair: Pair, unit: Unit, mine: Draft, desk: Desk, reviewer: str) -> None:
    """Both versions, and nothing lost until one is chosen."""
    late = text.LATE.format(reviewer=unit.changed_by, moment=moment(unit.changed_at))
    notice("warning", late)
    actions: list[tuple[str, str, Callable[..., None], tuple[object, ...]]] = [
        (text.KEEP_THEIRS, "keep_theirs", desk.keep_theirs, (unit,)),
        (text.SAVE_MINE, "save_mine", desk.save_mine, (store, reviewer, unit)),
    ]
    if mine.writes:
        actions.append((text.EDIT_MINE, "edit_mine", desk.rebase, (unit,)))
    for column, (words, key, act, given) in zip(st.columns(len(actions)), actions, strict=True):
        column.button(words, key=f"{key}-{unit.id}", width="stretch", on_click=act, args=given)
    with st.container(border=True, key=f"theirs-{unit.id}"):
        show(
            element("div", text.THEIRS.format(reviewer=unit.changed_by), class_="wb-label"),
            _version(pair, unit.status, unit.source_text, unit.target_text, unit.note or None),
        )
    with st.container(border=True, key=f"mine-{unit.id}"):
        show(
            element("div", text.MINE, class_="wb-label"),
            _version(pair, mine.status, mine.source_text, mine.target_text, mine.note),
        )


def _version(
    pair: Pair, status: Status | None, source: str | None, target: str | None, note: str | None
) -> Markup:
    """The parts of a version that are given."""
    return join(
        None
        if status is None
        else element("div", f"{text.STATUS_WANTED} {common.STATUS[status]}", class_="wb-quiet"),
        _part(_side(pair.source.language), source, pair.source.language),
        _part(_side(pair.target.language), target, pair.target.language),
        _part(text.NOTE, note, None),
    )


def _part(words: str, said: str | None, code: str | None) -> Markup | None:
    if said is None:
        return None
    return join(
        element("div", words, class_="wb-quiet"),
        element("div", said or text.EMPTY, class_="wb-text", lang=code),
    )


def _history(store: Store, pair: Pair, unit: Unit) -> None:
    decisions = store.history(unit.id)
    if not decisions:
        show(element("div", text.NO_HISTORY, class_="wb-quiet"))
        return
    # What the log begins from: the texts as the alignment put them side by side.
    before = [
        store.document(head.id).text[slice(*span)].strip() if span else ""
        for head, span in ((pair.source, unit.bead.source), (pair.target, unit.bead.target))
    ]
    before.append("")
    entries: list[Markup] = []
    for decision in decisions:
        after = [decision.source_text, decision.target_text, decision.note]
        changed = [new if new != old else None for old, new in zip(before, after, strict=True)]
        entries.append(_entry(decision, pair, changed))
        before = after
    # The last one first: it explains what is seen now.
    show(element("ul", *reversed(entries), class_="wb-history"))


def _entry(decision: Decision, pair: Pair, changed: list[str | None]) -> Markup:
    source, target, note = changed
    return element(
        "li",
        element("strong", common.STATUS[decision.status]),
        f" · {decision.reviewer} · {moment(decision.at)}",
        _version(pair, None, source, target, note),
    )
