"""What the tool that a file is for will stumble over, each with the unit it is about."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from workbench.exchange import csv_table
from workbench.exchange.preflight import REPORT_COLUMNS, Finding, Kind, Report, report_rows
from workbench.ui.format import number
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.text import words

_SHOWN = 50
"""Findings of a kind that are drawn; all that are kept are in the report."""


def preflight(report: Report) -> None:
    """Draw `report`."""
    said = words().export
    if not report.counts:
        notice("success", said.preflight_clean)
        return
    with st.expander(said.preflight.format(count=number(sum(report.counts.values())))):
        for kind, findings in report.findings.items():
            _kind(kind, report.counts[kind], findings)
        st.download_button(
            said.preflight_download,
            partial(csv_table, list(report_rows(report)), REPORT_COLUMNS),
            "preflight.csv",
            "text/csv",
            key="download_report",
            on_click="ignore",
            icon=":material/download:",
        )


def _kind(kind: Kind, count: int, findings: tuple[Finding, ...]) -> None:
    said = words().export
    shown = findings[:_SHOWN]
    more = said.preflight_first.format(shown=number(len(shown)), count=number(count))
    show(
        element("div", f"{said.preflight_kinds[kind]}: {number(count)}", class_="wb-label"),
        element("ul", *(element("li", _link(each), " ", each.value) for each in shown), class_="wb-findings"),
        element("div", more, class_="wb-quiet") if count > len(shown) else None,
    )


def _link(finding: Finding) -> Markup:
    query = urlencode({"pair": finding.pair, "unit": finding.unit})
    return element("a", f"{words().export.preflight_unit} {finding.unit}", href=f"review?{query}")
