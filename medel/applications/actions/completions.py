"""Answering what the authority asked to have completed, section by section."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.actions.submissions import freeze, hold, require_whole
from medel.applications.content import gather
from medel.applications.errors import NotAskedError, UnansweredError
from medel.applications.models import Application, Completion, Submission
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

LONGEST_REPLY = 4_000


def reply(
    completion: Completion, section: str, text: str, *, by: Actor, at: datetime
) -> None:
    """Say something to what is asked of a section; it is sent with all the rest.

    Raise NotAskedError when nothing is asked of it, or all is answered already.
    """
    act = Act(
        case=name_case(completion.application),
        by=by,
        action="application.reply",
        at=at,
    )
    with recorded(act):
        held = Completion.objects.select_for_update().get(pk=completion.pk)
        if held.answered or section not in held.asks:
            raise NotAskedError
        held.replies = {**held.replies, section: text[:LONGEST_REPLY]}
        held.save(update_fields=["replies"])
        act.after = {"section": section}


def complete(application: Application, *, by: Actor, at: datetime) -> Submission:
    """Send the answers to every open request: what it says now is frozen anew.

    Raise UnansweredError when a section that is asked about is neither changed nor
    replied to, NotReadyError when the application has got holes.
    """
    act = Act(case=name_case(application), by=by, action="application.complete", at=at)
    with recorded(act):
        held = hold(application)
        asked = held.completions.select_for_update().filter(answered=None)
        silent = [
            code
            for one in asked
            for code in one.asks
            if not one.replies.get(code, "").strip()
        ]
        if silent and list_unchanged(held, silent):
            raise UnansweredError
        require_whole(held, at)
        sent = freeze(held, act)
        asked.update(answered=at)
        move(held, "complete", act, given={"answers"})
        act.after = {**act.after, "submission": sent.number, "sha256": sent.sha256}
    return sent


def list_unchanged(application: Application, codes: list[str]) -> list[str]:
    """List those sections that say exactly what was sent last."""
    last = application.submissions.latest("number").content
    now = gather(application)
    return [
        code
        for code in codes
        if now["sections"].get(code) == last["sections"].get(code)
        and not (code == "documents" and now["files"] != last["files"])
        and not (code == "partners" and now["parties"] != last["parties"])
    ]
