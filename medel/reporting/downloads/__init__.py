"""Downloads of a search's result: all of it, in its order, with source and terms."""

from medel.reporting.downloads.columns import DEFAULT, NAMES, ColumnError
from medel.reporting.downloads.render import FORMATS, Download, render

__all__ = ["DEFAULT", "FORMATS", "NAMES", "ColumnError", "Download", "render"]
