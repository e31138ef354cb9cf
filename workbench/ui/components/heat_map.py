"""How alike the stretches of two texts are, as a heat map with the aligned units in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import streamlit as st

from workbench.alignment.beads import Bead
from workbench.alignment.similarity import Edges
from workbench.embedding import Vectors
from workbench.settings import Settings, settings
from workbench.store.comparison import Comparison, compare
from workbench.store.model import Pair
from workbench.ui import resources
from workbench.ui.components.alignment_map import beginning
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.text import words

if TYPE_CHECKING:
    import altair
    import pandas

_HEIGHT: Final = 560
"""Pixels."""
_ALIKE: Final = {"light": (31, 95, 139), "dark": (140, 196, 234)}
"""Red, green and blue of what says the same; the less alike, the more of the page shows through."""
_LINE: Final = {"light": "#c4512f", "dark": "#ffa071"}
_RANGE: Final = (0.1, 0.8)
"""Cosines that are drawn apart: translations lie at 0.6 to 0.9, sentences on one topic at 0.2."""
_TOLD: Final = 1000
"""Cells at most that tell of themselves when they are pointed at: those that stand out most."""
_BEGINNING: Final = 60


def heat_map(pair: Pair, beads: Sequence[Bead]) -> None:
    """Draw the table of similarities of a pair, with its beads as a line."""
    said = words().pictures
    show(element("div", said.heat_what, class_="wb-quiet"))
    # In place of the picture that was there before, which would stay, faded, as long as the work takes.
    drawing = st.empty()
    drawing.html(element("div", said.comparing, class_="wb-quiet", role="status"))
    found = _compared(pair.id, pair.encoder, tuple(beads), settings(), pair)
    if not found.similarity.cosines.size:
        drawing.empty()
        notice("info", said.heat_none)
        return
    chart = _chart(pair, found)
    with drawing.container():
        show(*_beside(pair, found))
        st.altair_chart(
            chart,
            width="stretch",
            key=f"heat-{pair.id}",
            alt=said.heat_alt.format(source=pair.source.title, target=pair.target.title),
        )


def _beside(pair: Pair, found: Comparison) -> list[Markup]:
    """What the rows and columns are; the chart's own canvas would turn the title of the rows on its side."""
    told = []
    for arrow, head in (("↓ ", pair.source), ("→ ", pair.target)):
        told.append(element("div", arrow, element("span", head.title, lang=head.language), class_="wb-label"))
    down, across = (_most(edges) for edges in (found.similarity.rows, found.similarity.columns))
    if max(down, across) > 1:
        pooled = words().pictures.heat_pooled.format(rows=down, columns=across)
        told.append(element("div", pooled, class_="wb-quiet"))
    return told


@st.cache_data(max_entries=8, show_spinner=False)
def _compared(
    pair_id: str, encoder: str | None, beads: tuple[Bead, ...], chosen: Settings, _pair: Pair
) -> Comparison:
    """By the beads themselves, so that people's changes show too."""
    return compare(resources.store(), _pair, beads, chosen)


def _most(edges: Edges) -> int:
    """The most stretches that one cell of a side stands for."""
    return max((last - first for first, last in pairwise(edges.tolist())), default=0)


def _chart(pair: Pair, found: Comparison) -> altair.LayerChart | altair.FacetChart:
    import altair as alt
    import pandas as pd

    theme = "dark" if st.context.theme.type == "dark" else "light"
    cosines = found.similarity.cosines
    heights, widths = cosines.shape
    x = alt.X("column:Q", scale=alt.Scale(domain=[0, widths], nice=False), axis=None)
    y = alt.Y("row:Q", scale=alt.Scale(domain=[heights, 0], nice=False), axis=None)
    tooltip = [
        alt.Tooltip("source:N", title=pair.source.title),
        alt.Tooltip("target:N", title=pair.target.title),
        alt.Tooltip("cosine:Q", title=words().pictures.heat_cosine, format=".2f"),
    ]
    # One picture: as a mark each, twenty thousand cells would take the browser many seconds.
    table = (
        alt.Chart(pd.DataFrame({"url": [_picture(cosines, _ALIKE[theme])]}))
        .mark_image(
            width=alt.ExprRef("width"),
            height=alt.ExprRef("height"),
            align="left",
            baseline="top",
            aspect=False,
            smooth=False,
        )
        .encode(url="url:N", x=alt.value(0), y=alt.value(0))
    )
    told = alt.Chart(_cells(found, _most_alike(cosines))).mark_rect(opacity=0)
    path = _cells(found, found.similarity.path)
    beads = alt.Chart(path.assign(order=path.index, column=path.column + 0.5, row=path.row + 0.5))
    size = max(4.0, min(60.0, (_HEIGHT / max(1, heights) / 2.5) ** 2))
    line, point = (
        beads.mark_line(strokeWidth=1.5, opacity=0.75),
        beads.mark_point(filled=True, size=size, opacity=1),
    )
    colour = alt.value(_LINE[theme])
    return alt.layer(
        table,
        told.encode(x=x, x2="right:Q", y=y, y2="below:Q", tooltip=tooltip),
        line.encode(x=x, y=y, order="order:Q", color=colour),
        point.encode(x=x, y=y, color=colour, tooltip=tooltip),
    ).properties(height=_HEIGHT)


def _picture(cosines: Vectors, colour: tuple[int, int, int]) -> str:
    """The table as a PNG, a pixel a cell, in an address of its own."""
    import numpy as np
    from PIL import Image

    least, most = _RANGE
    pixels = np.empty((*cosines.shape, 4), dtype=np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = np.clip((cosines - least) / (most - least), 0, 1) * 255
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"


def _most_alike(cosines: Vectors) -> list[tuple[int, int]]:
    """The rows and columns of the cells that stand out most."""
    import numpy as np

    alike = np.argsort(cosines, axis=None)[::-1][:_TOLD]
    return [
        (int(row), int(column)) for row, column in zip(*np.unravel_index(alike, cosines.shape), strict=True)
    ]


def _cells(found: Comparison, cells: Sequence[tuple[int, int]]) -> pandas.DataFrame:
    """Where some cells lie, and how their texts read."""
    import pandas as pd

    similarity = found.similarity
    source, target = _told(found.source, similarity.rows), _told(found.target, similarity.columns)
    return pd.DataFrame(
        [
            (
                row,
                column,
                row + 1,
                column + 1,
                source[row],
                target[column],
                float(similarity.cosines[row, column]),
            )
            for row, column in cells
        ],
        columns=["row", "column", "below", "right", "source", "target", "cosine"],
    )


def _told(texts: Sequence[str], edges: Edges) -> list[str]:
    """How each cell of a side reads: its stretch, or the numbers of several and how they begin."""
    told = []
    for first, last in pairwise(edges.tolist()):
        numbers = f"{first + 1}–{last}: " if last - first > 1 else ""
        told.append(numbers + beginning(texts[first], _BEGINNING))
    return told
