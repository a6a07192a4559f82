"""Records of calls and applications."""

from medel.applications.models.application import Application, Party
from medel.applications.models.attachment import Attachment
from medel.applications.models.call import Call, CallChange, Purse
from medel.applications.models.completion import Completion
from medel.applications.models.invitation import PartyInvitation
from medel.applications.models.parked import Parked
from medel.applications.models.section import Comment, Section, SectionVersion
from medel.applications.models.signature import Signature
from medel.applications.models.stay import Stay
from medel.applications.models.submission import Submission

__all__ = [
    "Application",
    "Attachment",
    "Call",
    "CallChange",
    "Comment",
    "Completion",
    "Parked",
    "Party",
    "PartyInvitation",
    "Purse",
    "Section",
    "SectionVersion",
    "Signature",
    "Stay",
    "Submission",
]
