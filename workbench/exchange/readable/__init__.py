"""Units for readers with no tool: both texts side by side, or one of them alone."""

from workbench.exchange.readable.docx import write_docx
from workbench.exchange.readable.html import write_html
from workbench.exchange.readable.side import write_side

__all__ = ["write_docx", "write_html", "write_side"]
