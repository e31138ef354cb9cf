"""Exchange of glossaries: TBX, CSV and XLSX, out and in, and what an import would do."""

from workbench.exchange.glossaries.applying import Change, apply, changes
from workbench.exchange.glossaries.describing import describe
from workbench.exchange.glossaries.formats import read_glossary_file, write_glossary_file
from workbench.exchange.glossaries.merging import Difference
from workbench.exchange.glossaries.model import Entry, GlossaryFormat, Incoming, Progress, Refusal, Written
from workbench.exchange.glossaries.planning import Choice, Item, Plan, plan
from workbench.exchange.remarks import Remark
from workbench.glossary.rules import complaint, in_order

__all__ = [
    "Change",
    "Choice",
    "Difference",
    "Entry",
    "GlossaryFormat",
    "Incoming",
    "Item",
    "Plan",
    "Progress",
    "Refusal",
    "Remark",
    "Written",
    "apply",
    "changes",
    "complaint",
    "describe",
    "in_order",
    "plan",
    "read_glossary_file",
    "write_glossary_file",
]
