"""Signing what was sent: by a signed sheet, or by the signatory on the page."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.actions.submissions import hold, sign_electronically
from medel.applications.errors import SheetError
from medel.applications.models import Application, Attachment, Signature
from medel.applications.models.signature import Way
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

SHEET = "signed"


def sign_on_paper(
    application: Application, sheet: Attachment, *, by: Actor, at: datetime
) -> Signature:
    """Hand in the signed sheet; raise SheetError if it is not one of this case."""
    act = Act(case=name_case(application), by=by, action="application.sign", at=at)
    with recorded(act):
        held = hold(application)
        if sheet.application_id != held.pk or sheet.kind != SHEET or sheet.removed:
            raise SheetError
        choices = {"signature": str(Way.PAPER)}
        move(held, "sign", act, given={"signature_sheet"}, choices=choices)
        submission = held.submissions.latest("number")
        act.after = {**act.after, "way": str(Way.PAPER), "sheet": sheet.sha256}
        return Signature.objects.create(
            submission=submission,
            way=Way.PAPER,
            given=at,
            given_by=by.person,
            sha256=submission.sha256,
            sheet=sheet,
        )


def sign_on_page(application: Application, *, by: Actor, at: datetime) -> Signature:
    """Let the authorised signatory sign what was sent, here and now."""
    act = Act(case=name_case(application), by=by, action="application.sign", at=at)
    with recorded(act):
        held = hold(application)
        move(held, "sign", act, choices={"signature": str(Way.ELECTRONIC)})
        submission = held.submissions.latest("number")
        act.after = {
            **act.after,
            "way": str(Way.ELECTRONIC),
            "sha256": submission.sha256,
        }
        return sign_electronically(submission, act)
