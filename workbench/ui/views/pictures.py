"""Pictures: an alignment as a map and as a heat map, the progress, and how far confidence can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.review import Unit
from workbench.review.calibration import calibration
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import progress, resources
from workbench.ui.components import tallies
from workbench.ui.components.alignment_map import alignment_map, map_rows
from workbench.ui.components.heat_map import heat_map
from workbench.ui.format import local
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.place import place
from workbench.ui.text import words
from workbench.ui.views import review

CSS: Final = Path(__file__).parents[1] / "pictures.css"
_DAYS: Final = 28
_ENOUGH: Final = 50
"""Judged units below which a calibration is a hint only."""


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().pictures.title, icon=":material/insights:", url_path="pictures")


def page() -> None:
    """Draw the view."""
    store, said = resources.store(), words().pictures
    st.html(CSS)
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", said.nothing)
        return
    kind = st.segmented_control(
        said.which,
        list(said.kinds),
        default="map",
        required=True,
        format_func=said.kinds.__getitem__,
        key="picture",
        persist_state="session",
        label_visibility="collapsed",
    )
    if kind == "progress":
        _progress(store, pairs)
    elif kind == "sure":
        _calibration(store)
    else:
        pair = _choose(pairs)
        units = store.units(pair.id)
        if kind == "map":
            _map(store, pair, units)
        else:
            heat_map(pair, [unit.bead for unit in units])


def _choose(pairs: Sequence[Pair]) -> Pair:
    """The pair linked to, the one under review, or another one."""
    here = place()
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    linked = st.query_params.get("pair")
    at = linked if linked in titles else here.pair if here.pair in titles else next(iter(titles))
    st.session_state["pictured"] = at
    chosen = st.selectbox(
        words().pictures.pair,
        list(titles),
        key="pictured",
        format_func=titles.__getitem__,
        on_change=_turn,
        label_visibility="collapsed",
    )
    return next(pair for pair in pairs if pair.id == chosen)


def _turn() -> None:
    st.query_params["pair"] = place().pair = st.session_state["pictured"]


def _map(store: Store, pair: Pair, units: Sequence[Unit]) -> None:
    said = words().pictures
    what, table = st.columns([6, 1], vertical_alignment="center")
    with what:
        show(element("div", said.map_what, class_="wb-quiet"))
    if table.toggle(said.table, key="map_table", persist_state="session"):
        opened = _table(pair, units)
    else:
        opened = alignment_map(
            pair,
            units,
            (len(store.document(pair.source.id).text), len(store.document(pair.target.id).text)),
            key=f"map-{pair.id}",
            address=review.entry().url_path,
            current=place().units.get(pair.id),
        )
    if opened is not None:
        st.switch_page(review.entry(), query_params={"pair": pair.id, "unit": str(opened)})


def _table(pair: Pair, units: Sequence[Unit]) -> int | None:
    """What the map shows, for those who would rather read it; the unit whose row was chosen."""
    names, statuses = words().pictures.columns, words().common.status
    chosen = st.dataframe(
        [
            {
                names["number"]: row["number"],
                names["source"]: row["source"],
                names["target"]: row["target"],
                names["confidence"]: row["percent"],
                names["status"]: statuses[unit.status],
                names["moved"]: row["moved"],
            }
            for row, unit in zip(map_rows(units), units, strict=True)
        ],
        hide_index=True,
        height=600,
        column_config={
            names[side]: st.column_config.TextColumn(width="large") for side in ("source", "target")
        },
        key=f"map_rows-{pair.id}",
        on_select="rerun",
        selection_mode="single-row",
    )
    rows = chosen.selection.rows
    return units[rows[0]].id if rows else None


def _progress(store: Store, pairs: Sequence[Pair]) -> None:
    said = words().pictures
    now = local(datetime.now(UTC))
    today = now.date()
    days = [today - timedelta(_DAYS - 1 - number) for number in range(_DAYS)]
    found = store.progress(days[0], today, now.tzinfo or UTC)
    show(element("div", said.progress_what, class_="wb-quiet"))
    if found:
        left, right = st.columns(2, gap="large")
        with left:
            show(element("h2", said.by_day, class_="wb-head"), tallies.by_day(found, days))
        with right:
            show(element("h2", said.by_reviewer, class_="wb-head"), tallies.by_reviewer(found))
        show(tallies.legend(tallies.counts(found)))
    else:
        notice("info", said.no_decisions)
    show(element("h2", said.by_pair, class_="wb-head wb-apart"), *map(_pair, pairs))


def _pair(pair: Pair) -> Markup:
    return element(
        "div",
        element("div", tallies.pair_title(pair), class_="wb-who"),
        element("div", progress.bar(pair.counts)),
        class_="wb-pair",
    )


def _calibration(store: Store) -> None:
    said = words().pictures
    show(element("div", said.sure_what, class_="wb-quiet"))
    judged = store.calibration()
    if not judged:
        notice("info", said.sure_none)
        return
    if len(judged) < _ENOUGH:
        notice("warning", said.sure_few.format(number=f"{len(judged):,}", enough=_ENOUGH))
    show(tallies.calibration_rows(calibration(judged)))
