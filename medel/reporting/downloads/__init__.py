"""Downloads of a search's result: all of it, in its order, with source and terms."""

from medel.reporting.downloads.columns import DEFAULT, NAMES, ColumnError, list_columns
from medel.reporting.downloads.render import FORMATS, Download, render

__all__ = [
    "DEFAULT",
    "FORMATS",
    "NAMES",
    "ColumnError",
    "Download",
    "list_columns",
    "render",
]
