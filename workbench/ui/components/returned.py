"""A file that was worked on elsewhere comes back: what it would change, what to choose, and the change."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence

import pandas
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbench.errors import WorkbenchError
from workbench.exchange.memories import add_memory, read_memory
from workbench.exchange.returned import UNIT_SUFFIXES, CameBack, carry_out, come_back
from workbench.exchange.returning import Change, Conflict
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.keep_memory import keep_memory
from workbench.ui.format import number
from workbench.ui.markup import element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words
from workbench.ui.uploads import put

_TURN = "back_turn"
_SAID = "back_said"
_BACK = "back_read"
_SHOWN = 200


def bring_back(store: Store) -> None:
    """Draw the upload and all that follows from it."""
    said = words().export
    with st.container(border=True, key="bring_back"):
        show(element("h2", said.back, class_="wb-label"))
        purposes = words().concordance.purposes
        purpose = st.segmented_control(
            words().concordance.purpose,
            list(purposes),
            default="changes",
            required=True,
            format_func=purposes.__getitem__,
            key="back_purpose",
        )
        if purpose == "memory":
            keep_memory(store)
            return
        show(element("div", said.back_what, class_="wb-quiet"))
        if happened := st.session_state.pop(_SAID, None):
            notice("success", happened)
        turn = st.session_state.setdefault(_TURN, 0)
        types = [suffix.removeprefix(".") for suffix in UNIT_SUFFIXES]
        # Under a new key the field is empty again once its file has come in.
        file = st.file_uploader(said.back_file, types, key=f"back-{turn}")
        if file is None:
            return
        try:
            _read_and_ask(store, file)
        except WorkbenchError as error:
            tell("error", error)


def _read_and_ask(store: Store, file: UploadedFile) -> None:
    said = words().export
    with tempfile.TemporaryDirectory() as folder:
        path = put(folder, file.name, file.getvalue())
        kept = st.session_state.get(_BACK)
        if kept is None or kept[0] != file.file_id:
            kept = st.session_state[_BACK] = file.file_id, come_back(store, path)
        back: CameBack = kept[1]
        plan = back.plan
        lists = (plan.changes, plan.same, plan.conflicts, plan.unknown, back.skipped)
        counts = zip(map(len, lists), said.back_counts, strict=True)
        show(
            element(
                "div",
                *(element("div", element("strong", number(count)), what) for count, what in counts),
                class_="wb-figures",
            )
        )
        if plan.changes:
            show(element("div", said.back_changes, class_="wb-label"))
            st.dataframe(_table(plan.changes[:_SHOWN]), hide_index=True, key="back_changes")
        theirs = _choose(plan.conflicts) if plan.conflicts else []
        _tell_left_out(back)
        row = st.container(horizontal=True)
        wanted = len(plan.changes) + len(theirs)
        label = said.back_apply.format(count=number(wanted))
        name = reviewer.name()
        if row.button(label, key="back_apply", type="primary", disabled=not (wanted and name)):
            _done(said.back_done.format(count=number(carry_out(store, plan, name, theirs))))
        if plan.unknown and row.button(said.back_new_pair, key="back_new_pair", disabled=not name):
            memory = read_memory(path)
            pair = add_memory(store, memory, name)
            _done(said.back_new_pair_done.format(pair=pair, count=number(len(memory.units))))


def _done(happened: str) -> None:
    st.session_state[_SAID] = happened
    st.session_state[_TURN] += 1
    st.session_state.pop(_BACK, None)
    st.rerun()


def _choose(conflicts: Sequence[Conflict]) -> list[int]:
    """Draw the conflicts; the places of those that become what the file says."""
    said = words().export
    show(element("div", said.back_conflicts, class_="wb-label"))
    table = _table(conflicts)
    table.insert(0, said.back_take, False)
    edited = st.data_editor(
        table, hide_index=True, disabled=list(table.columns[1:]), key=f"back_conflicts-{len(conflicts)}"
    )
    # A conflict has a row for each of its differences.
    places = [place for place, each in enumerate(conflicts) for _ in each.differences or (None,)]
    return sorted({place for place, taken in zip(places, edited[said.back_take], strict=True) if taken})


def _table(changes: Iterable[Change | Conflict]) -> pandas.DataFrame:
    said = words().export
    rows = []
    for each in changes:
        for difference in each.differences:
            field = said.back_fields[difference.field]
            what = f"{field} ({said.back_clashes[each.clash]})" if isinstance(each, Conflict) else field
            rows.append((each.place, each.unit.id, what, difference.ours, difference.theirs))
    return pandas.DataFrame.from_records(rows, columns=list(said.back_columns))


def _tell_left_out(back: CameBack) -> None:
    said = words().export
    told = [f"{each.place}: {said.back_strangers[each.reason]}" for each in back.plan.unknown]
    told += [f"{each.place}: {each.reason}" for each in back.skipped]
    told += [f"{remark.text} ({', '.join(remark.places)})" for remark in back.remarks]
    if told:
        with st.expander(f"{said.back_left_out}: {number(len(told))}"):
            show(element("ul", *(element("li", each) for each in told[:_SHOWN])))
