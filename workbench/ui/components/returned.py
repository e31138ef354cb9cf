"""A file that was worked on elsewhere comes back: what it would change, what to choose, and the change."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pandas
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbench.exchange.memories import add_memory, read_memory
from workbench.exchange.returned import UNIT_SUFFIXES, CameBack, carry_out, come_back
from workbench.exchange.returning import Change, Conflict, Return
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.keep_memory import keep_memory
from workbench.ui.components.running import outcome, over, running
from workbench.ui.format import number
from workbench.ui.markup import element, notice, show
from workbench.ui.tasks import Task, Tell
from workbench.ui.text import words
from workbench.ui.uploads import put

_TURN = "back_turn"
_BACK = "back_read"
_DOING = "back_doing"
_SHOWN = 200

_Done = tuple[str | None, int]
"""The pair that was made, if one was, and how many units it has, or were changed."""


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
        doing: Task[_Done] | None = st.session_state.get(_DOING)
        if doing is not None and over(doing):
            # What came to nothing is compared anew: somebody else may have been faster.
            del st.session_state[_DOING]
            st.session_state.pop(_BACK, None)
            _told(doing)
            doing = None
        turn = st.session_state.setdefault(_TURN, 0)
        types = [suffix.removeprefix(".") for suffix in UNIT_SUFFIXES]
        # Under a new key the field is empty again once its file has come in.
        file = st.file_uploader(said.back_file, types, key=f"back-{turn}", disabled=doing is not None)
        if doing is not None:
            running(doing, words().common.saving, "back_doing")
        elif file is not None:
            _read_and_ask(store, file)


def _told(doing: Task[_Done]) -> None:
    """Say what came of it."""
    said = words().export
    done = outcome(doing)
    if done is None:
        return
    pair, count = done
    happened = said.back_new_pair_done.format(pair=pair, count=number(count)) if pair else None
    notice("success", happened or said.back_done.format(count=number(count)))
    st.session_state[_TURN] += 1


def _read_and_ask(store: Store, file: UploadedFile) -> None:
    said = words().export
    id, reading = st.session_state.get(_BACK, (None, None))
    if id != file.file_id:
        if reading is not None:
            reading.stop()
        reading = Task(file.name, partial(_read, store, file.name, file.getvalue()))
        st.session_state[_BACK] = file.file_id, reading
    if not over(reading):
        running(reading, words().common.reading_file, "back_reading")
        return
    back: CameBack | None = outcome(reading)
    if back is None:
        return
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
        _begin(file.name, partial(_carry_out, store, plan, name, theirs))
    if plan.unknown and row.button(said.back_new_pair, key="back_new_pair", disabled=not name):
        _begin(file.name, partial(_make_pair, store, file.name, file.getvalue(), name))


def _begin(name: str, work: Callable[[Tell], _Done]) -> None:
    st.session_state[_DOING] = task = Task(name, work)
    # What is over in a moment is to be seen in the whole page, which has been drawn down to here.
    over(task)
    st.rerun()


def _read(store: Store, name: str, data: bytes, tell: Tell) -> CameBack:
    with tempfile.TemporaryDirectory() as folder:
        return come_back(store, put(folder, name, data), tell)


def _carry_out(store: Store, plan: Return, who: str, theirs: Sequence[int], tell: Tell) -> _Done:
    return None, carry_out(store, plan, who, theirs, tell)


def _make_pair(store: Store, name: str, data: bytes, who: str, tell: Tell) -> _Done:
    with tempfile.TemporaryDirectory() as folder:
        memory = read_memory(put(folder, name, data), tell)
        return add_memory(store, memory, who, tell), len(memory.units)


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
