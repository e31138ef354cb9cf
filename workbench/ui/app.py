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

from workbench.ui import progress, resources, reviewer, signin, text  # noqa: E402
from workbench.ui.components.remember import remember  # noqa: E402
from workbench.ui.header import header  # noqa: E402
from workbench.ui.refusals import refusals_told  # noqa: E402
from workbench.ui.views import (  # noqa: E402
    concordance,
    documents,
    export,
    glossary,
    overview,
    pictures,
    review,
)

said = text.words().common
# A file, and told before the pages' own icons are: those have names that the browser would fetch from afar.
st.set_page_config(page_icon=str(_HERE / "static" / "icon.svg"), layout="wide")
admitted = signin.admitted()
page = st.navigation(
    [view.entry() for view in (overview, documents, review, pictures, glossary, concordance, export)],
    position="top" if admitted else "hidden",
)
st.set_page_config(
    page_title=said.tab.format(page=page.title) if admitted else said.app,
    menu_items={"About": said.about},
)
st.html(_HERE / "style.css")
who = header(page.title if admitted else said.app)
# Before anything may stop the run: it is by this that somebody who signs in finds back.
remember(text.words().code, text.cookies() | reviewer.cookies(), said.streamlit, admitted=admitted)
with refusals_told("page"):
    with who:
        reviewer.account()
    signin.warn()
    progress.aligning()
    page.run()
resources.settle()
