"""The app's entry: page, navigation and what stands above every view.

streamlit run workbench/ui/app.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

# `streamlit run` puts this file's folder on the path, and the package lies two above.
_HERE = Path(__file__).resolve().parent
_ROOT = str(_HERE.parents[1])
if _ROOT not in sys.path:
    sys.path.insert(0, _ROOT)

from workbench.ui import progress, resources, reviewer  # noqa: E402
from workbench.ui.refusals import refusals_told  # noqa: E402
from workbench.ui.text import common  # noqa: E402
from workbench.ui.views import documents, export, glossary, review  # noqa: E402

st.set_page_config(
    page_title=common.APP,
    # A file: the browser would fetch an icon given by its name from another host.
    page_icon=str(_HERE / "static" / "icon.svg"),
    layout="wide",
    menu_items={"About": common.ABOUT},
)
st.html(_HERE / "style.css")
page = st.navigation([documents.entry(), review.entry(), glossary.entry(), export.entry()], position="top")
with refusals_told("page"):
    progress.aligning()
    page.run()
    reviewer.remember()
resources.settle()
