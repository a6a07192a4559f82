"""What changes the project bank: lists in, organisations merged, persons forgotten."""

from medel.projects.actions.imports import Imported, import_list
from medel.projects.actions.persons import forget_persons
from medel.projects.actions.register import RegisterError, merge, split
from medel.projects.actions.shipped import LISTING, Load, load_shipped
from medel.projects.actions.steps import take_step
from medel.projects.actions.uploads import tidy_uploads

__all__ = [
    "LISTING",
    "Imported",
    "Load",
    "RegisterError",
    "forget_persons",
    "import_list",
    "load_shipped",
    "merge",
    "split",
    "take_step",
    "tidy_uploads",
]
