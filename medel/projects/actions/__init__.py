"""What changes the project bank: loading shipped lists, importing any list."""

from medel.projects.actions.imports import Imported, import_list
from medel.projects.actions.shipped import LISTING, Load, load_shipped

__all__ = ["LISTING", "Imported", "Load", "import_list", "load_shipped"]
