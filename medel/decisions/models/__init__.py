"""Records of assessment, meetings and decisions."""

from medel.decisions.models.assessment import Agreed, Checked, Grader, Grading
from medel.decisions.models.decision import Commitment, Decision
from medel.decisions.models.handling import Handling, Note
from medel.decisions.models.meeting import (
    Interest,
    Meeting,
    Member,
    Minutes,
    Ranked,
    Statement,
)

__all__ = [
    "Agreed",
    "Checked",
    "Commitment",
    "Decision",
    "Grader",
    "Grading",
    "Handling",
    "Interest",
    "Meeting",
    "Member",
    "Minutes",
    "Note",
    "Ranked",
    "Statement",
]
