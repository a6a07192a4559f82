"""Sending an application: it is frozen, gets its case number and a receipt."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.content import digest, gather, number_case
from medel.applications.drafts import read_draft
from medel.applications.errors import (
    ClosedError,
    DeclarationError,
    NotReadyError,
)
from medel.applications.models import Application, Call, Signature, Submission
from medel.applications.models.signature import Way
from medel.applications.readiness import judge_readiness
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

SIGNATORY = "authorised_signatory"


def submit(
    application: Application,
    *,
    by: Actor,
    at: datetime,
    declared: bool,
    signing: bool = False,
) -> Submission:
    """Send an application; what it says is frozen with a checksum.

    An authorised signatory who sends it may sign it at once (`signing`); otherwise it
    then waits for its signature. Raise ClosedError out of time, DeclarationError if
    nobody declares that it is right, NotReadyError if it has holes.
    """
    act = Act(case=name_case(application), by=by, action="application.submit", at=at)
    with recorded(act):
        held = hold(application)
        _require_open(held.call, at)
        if not declared:
            raise DeclarationError
        require_whole(held, at)
        held.case_id = number_case(held)
        sent = freeze(held, act)
        way = Way.ELECTRONIC if signing else Way.PAPER
        given = {"complete", "call_open", "declaration"}
        move(held, "submit", act, given=given, choices={"signature": str(way)})
        if signing:
            sign_electronically(sent, act)
        act.after = {**act.after, "case_id": held.case_id, "sha256": sent.sha256}
    return sent


def hold(application: Application) -> Application:
    """Lock an application for what is about to be done with it."""
    held = Application.objects.select_for_update(of=("self",)).select_related("call")
    return held.get(pk=application.pk)


def require_whole(application: Application, at: datetime) -> None:
    """Raise NotReadyError if anything is amiss in what the application says."""
    misses = judge_readiness(read_draft(application, on=at.date()))
    if misses:
        raise NotReadyError(misses)


def freeze(application: Application, act: Act) -> Submission:
    """Freeze what an application says now, with its checksum."""
    content = gather(application)
    application.title = gather_title(content)
    return Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        sent=act.at,
        sent_by=act.by.person,
        content=content,
        sha256=digest(content),
    )


def sign_electronically(submission: Submission, act: Act) -> Signature:
    """Note that the signatory who acts stands for a submission."""
    return Signature.objects.create(
        submission=submission,
        way=Way.ELECTRONIC,
        given=act.at,
        given_by=act.by.person,
        sha256=submission.sha256,
    )


def gather_title(content: dict[str, dict[str, dict[str, str]]]) -> str:
    """Give the title that a frozen application carries."""
    return content["sections"].get("general", {}).get("title", "")[:150]


def _require_open(call: Call, at: datetime) -> None:
    if not call.opens <= at < call.closes:
        raise ClosedError(call.opens, call.closes)
