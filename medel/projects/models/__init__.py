"""The records of the bank: projects, organisations, persons, and where we read them."""

from medel.projects.models.organisation import Merge, Organisation
from medel.projects.models.origin import Change, Origin, Revision
from medel.projects.models.person import Person
from medel.projects.models.project import Participation, Place, Project
from medel.projects.models.upload import Upload

__all__ = [
    "Change",
    "Merge",
    "Organisation",
    "Origin",
    "Participation",
    "Person",
    "Place",
    "Project",
    "Revision",
    "Upload",
]
