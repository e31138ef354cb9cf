"""A workbench for people who work between Thai and English: align, review, export."""

__version__ = "0.1.0"
