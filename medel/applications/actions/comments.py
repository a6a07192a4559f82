"""What partners say to each other about a section, while they write it."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.errors import CommentError
from medel.applications.models import Comment, Section
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

LONGEST = 2_000


def comment(section: Section, text: str, *, by: Actor, at: datetime) -> Comment:
    """Say something about a section; raise CommentError when it is empty or too long.

    Only the application's own organisations read it; it is never sent.
    """
    act = Act(
        case=name_case(section.application),
        by=by,
        action="application.comment",
        at=at,
    )
    with recorded(act):
        told = text.replace("\x00", "").strip()
        if not told or len(told) > LONGEST:
            raise CommentError(LONGEST)
        act.after = {"section": section.code}
        return Comment.objects.create(
            section=section, text=told, at=at, written_by=by.person
        )


def settle(comment: Comment, *, by: Actor, at: datetime) -> None:
    """Mark a comment as done."""
    section = comment.section
    act = Act(
        case=name_case(section.application),
        by=by,
        action="application.settle_comment",
        at=at,
    )
    with recorded(act):
        Comment.objects.filter(pk=comment.pk, done=None).update(done=at)
        act.after = {"section": section.code}
