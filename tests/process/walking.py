"""What a walk may do: every action of the process, tried by anybody at any time."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from medel.applications.actions.completions import complete, reply
from medel.applications.actions.endings import discard, withdraw
from medel.applications.actions.sections import name_case, save_section
from medel.applications.actions.signing import sign_on_page
from medel.applications.actions.submissions import submit
from medel.applications.models import Application, Call, Purse
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.agenda import Agenda, Invited
from medel.decisions.actions.agreeing import (
    agree,
    reopen_grades,
    send_to_prioritisation,
    settle_grades,
)
from medel.decisions.actions.assessing import approve_check, check_items
from medel.decisions.actions.committing import confirm_commitment, lapse
from medel.decisions.actions.deciding import (
    abandon,
    decide,
    hold,
    prepare,
    send_back,
    write_decision,
)
from medel.decisions.actions.handling import (
    reopen_check,
    request_completion,
    resume_check,
    start_check,
)
from medel.decisions.actions.interests import answer_interests
from medel.decisions.actions.meetings import (
    cancel,
    note_statement,
    plan_meeting,
    publish_grounds,
    summon,
)
from medel.decisions.actions.ordering import (
    give_reason,
    note_attendance,
    open_meeting,
    rank,
    settle,
)
from medel.decisions.actions.proposing import propose
from medel.decisions.actions.settling import hand_over, sign_minutes, write_minutes
from medel.decisions.actions.steps import move_decision
from medel.decisions.models import Decision, Interest, Meeting
from medel.decisions.modes import Mode
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.assessment import assessment
from medel.programmes.catalogue import installed
from tests.process import cast

WHY = "Därför."
LETTER = b"%PDF-1.7 a letter"


@dataclass
class Walk:
    """Where a walk is: its call, its cases, and the hour."""

    call: Call
    cases: list[Application]
    at: datetime
    owner: int  # the key of the organisation that applies
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    had_nothing: bool = False  # the last action had nothing to be done with

    def try_it(self, name: str, by: Actor, order: int) -> bool:
        """Try an action as somebody; give whether it was done. Time goes on."""
        self.at += timedelta(hours=5)
        case = self.cases[order % len(self.cases)]
        case.refresh_from_db()
        if by.organisation == cast.APPLICANT.organisation:
            by = replace(by, organisation=str(self.owner))
        self.had_nothing = False
        try:
            ACTIONS[name](self, case, by)
        except NothingThereError as error:
            self.had_nothing = True
            self.refused.append(f"{name}: {error.reason.en}")
            return False
        except MedelError as error:
            self.refused.append(f"{name}: {error.reason.en}")
            return False
        self.done.append(name)
        return True


Action = Callable[[Walk, Application, Actor], object]


class NothingThereError(MedelError):
    """There is no decision or meeting yet to do it with."""

    def __init__(self) -> None:
        super().__init__(Text(sv="Inget finns.", en="There is nothing."))


def _decision(case: Application) -> Decision:
    found = Decision.objects.filter(application=case).first()
    if found is None:
        raise NothingThereError
    return found


def _meeting(walk: Walk) -> Meeting:
    over = ("cancelled", "handed_over")
    found = Meeting.objects.filter(call=walk.call).exclude(state__in=over).first()
    if found is None:
        raise NothingThereError
    return found


def _judge(outcome: str) -> Action:
    judged = dict.fromkeys(assessment().items, (outcome, WHY))
    return lambda walk, case, by: check_items(case, judged, by=by, at=walk.at)


def _agree(grade: str) -> Action:
    sheet = dict.fromkeys(assessment().by_quality, (grade, WHY))
    return lambda walk, case, by: agree(case, sheet, by=by, at=walk.at)


def _save(walk: Walk, case: Application, by: Actor) -> None:
    answers = dict.fromkeys(cast.ANSWERS["description"], f"{cast.LONG} {walk.at}")
    save_section(case, "description", answers, begun_from=99, by=by, at=walk.at)


def _ask(walk: Walk, case: Application, by: Actor) -> None:
    due = (walk.at + timedelta(days=3)).date()
    request_completion(case, {"description": "Varför?"}, due, by=by, at=walk.at)


def _reply(walk: Walk, case: Application, by: Actor) -> None:
    asked = case.completions.filter(answered=None).first()
    if asked is None:
        raise NothingThereError
    reply(asked, "description", "Därför.", by=by, at=walk.at)


def _write(outcome: str) -> Action:
    def action(walk: Walk, case: Application, by: Actor) -> None:
        texts = {"outcome": outcome, "reasons": WHY}
        write_decision(case, texts, by=by, at=walk.at)

    return action


def _notify(walk: Walk, case: Application, by: Actor) -> None:
    """Make a decision known as `notify` does, without the seconds that typst takes."""
    decision = _decision(case)
    act = Act(case=name_case(case), by=by, action="decision.notify", at=walk.at)
    with recorded(act):
        held = hold(decision)
        held.letter, held.notified = LETTER, walk.at
        held.letter_sha256 = hashlib.sha256(LETTER).hexdigest()
        move_decision(held, "notify", act)


def _plan(walk: Walk, case: Application, by: Actor) -> None:
    del case
    ready = Application.objects.filter(call=walk.call, state="ready_for_prioritisation")
    agenda = Agenda(
        on=walk.at.date() + timedelta(days=5),
        place="Falun",
        quorum=1,
        members=(
            Invited(person=cast.CHAIR.person, chairs=True),
            Invited(person="61", organisations=(walk.owner,)),
        ),
        cases=tuple(ready.values_list("pk", flat=True)),
        mode=Mode.PARTNERSHIP,
        mode_reason=WHY,
    )
    plan_meeting(walk.call, agenda, by=by, at=walk.at)


def _prepare_meeting(walk: Walk, case: Application, by: Actor) -> None:
    del case
    meeting = _meeting(walk)
    publish_grounds(meeting, WHY, by=by, at=walk.at)
    for county in installed()[cast.PROGRAMME].area.counties:
        note_statement(meeting, county, WHY, by=by, at=walk.at)


def _attend(walk: Walk, case: Application, by: Actor) -> None:
    del case
    meeting = _meeting(walk)
    keys = list(meeting.members.values_list("pk", flat=True))
    note_attendance(meeting, keys, by=by, at=walk.at)


def _rank(walk: Walk, case: Application, by: Actor) -> None:
    meeting = _meeting(walk)
    found = meeting.ranked.filter(application=case).first()
    if found is None:
        raise NothingThereError
    rank(meeting, [found.pk], seen=meeting.version, by=by, at=walk.at)
    give_reason(meeting, found.pk, WHY, by=by, at=walk.at)


def _answer_flags(walk: Walk, case: Application, by: Actor) -> None:
    del case
    meeting = _meeting(walk)
    flags = Interest.objects.filter(
        member__meeting=meeting, recused=None, dismissed=None
    )
    chosen = list(flags.values_list("pk", flat=True))
    answer_interests(meeting, chosen, WHY, aside=True, by=by, at=walk.at)


def _give_reasons(walk: Walk, case: Application, by: Actor) -> None:
    del case
    meeting = _meeting(walk)
    for one in meeting.ranked.all():
        give_reason(meeting, one.pk, WHY, by=by, at=walk.at)


ACTIONS: Mapping[str, Action] = {
    "save": _save,
    "submit": lambda _w, c, by: submit(c, by=by, at=cast.CLOSES - timedelta(days=1),
                                      declared=True),
    "sign": lambda w, c, by: sign_on_page(c, by=by, at=w.at),
    "discard": lambda w, c, by: discard(c, by=by, at=w.at),
    "withdraw": lambda w, c, by: withdraw(c, by=by, at=w.at, reason=WHY),
    "start_check": lambda w, c, by: start_check(c, by=by, at=w.at),
    "judge_met": _judge("met"),
    "judge_not_met": _judge("not_met"),
    "approve_check": lambda w, c, by: approve_check(c, WHY, by=by, at=w.at),
    "ask": _ask,
    "reply": _reply,
    "complete": lambda w, c, by: complete(c, by=by, at=w.at),
    "resume": lambda w, c, by: resume_check(c, by=by, at=w.at),
    "agree_well": _agree("VG"),
    "agree_badly": _agree("IG"),
    "settle_grades": lambda w, c, by: settle_grades(c, by=by, at=w.at),
    "reopen_grades": lambda w, c, by: reopen_grades(c, WHY, by=by, at=w.at),
    "send_on": lambda w, c, by: send_to_prioritisation(c, by=by, at=w.at),
    "reopen_check": lambda w, c, by: reopen_check(c, by=by, at=w.at),
    "propose": lambda w, c, by: propose(c, "rejection", WHY, by=by, at=w.at),
    "write_support": _write("support"),
    "write_rejection": _write("rejection"),
    "prepare": lambda w, c, by: prepare(_decision(c), by=by, at=w.at),
    "send_back": lambda w, c, by: send_back(_decision(c), WHY, by=by, at=w.at),
    "abandon": lambda w, c, by: abandon(_decision(c), WHY, by=by, at=w.at),
    "decide": lambda w, c, by: decide(_decision(c), by=by, at=w.at),
    "notify": _notify,
    "confirm": lambda w, c, by: confirm_commitment(_decision(c), by=by, at=w.at),
    "lapse": lambda w, c, by: lapse(_decision(c), WHY, by=by, at=w.at),
    "plan": _plan,
    "prepare_meeting": _prepare_meeting,
    "summon": lambda w, _c, by: summon(_meeting(w), by=by, at=w.at),
    "attend": _attend,
    "open": lambda w, _c, by: open_meeting(_meeting(w), by=by, at=w.at),
    "answer_flags": _answer_flags,
    "rank": _rank,
    "give_reasons": _give_reasons,
    "settle": lambda w, _c, by: settle(_meeting(w), seen=_meeting(w).version, by=by,
                                      at=w.at),
    "write_minutes": lambda w, _c, by: write_minutes(
        _meeting(w), "", lambda *_: LETTER, by=by, at=w.at),
    "sign_minutes": lambda w, _c, by: sign_minutes(_meeting(w), 1, by=by, at=w.at),
    "hand_over": lambda w, _c, by: hand_over(_meeting(w), by=by, at=w.at),
    "cancel": lambda w, _c, by: cancel(_meeting(w), WHY, by=by, at=w.at),
}  # fmt: skip
SIGNATORY = Actor(role="authorised_signatory", person="21", organisation="1")
PEOPLE: Mapping[str, Actor] = {
    "applicant": cast.APPLICANT,
    "signatory": SIGNATORY,
    "stranger": Actor(role="applicant", person="99", organisation="99"),
    "officer": cast.OFFICER,
    "other_officer": cast.OTHER_OFFICER,
    "secretary": cast.SECRETARY,
    "chair": cast.CHAIR,
    "decider": cast.DECIDER,
    "auditor": Actor(role="audit_authority", person="8"),
    "two_hats": Actor(role="decision_maker", person=cast.OFFICER.person),
}
# What a round that goes well is made of; a walk strays from it at every turn.
WELL = (
    *(("submit", "signatory"), ("sign", "signatory"), ("start_check", "officer")),
    *(("judge_met", "officer"), ("approve_check", "officer")),
    *(("agree_well", "officer"), ("settle_grades", "officer"), ("send_on", "officer")),
)
MET = (
    *(("plan", "secretary"), ("prepare_meeting", "secretary")),
    *(("summon", "secretary"), ("attend", "secretary"), ("open", "chair")),
    *(("answer_flags", "secretary"), ("rank", "chair")),
    *(("give_reasons", "secretary"), ("settle", "chair")),
    *(("write_minutes", "secretary"), ("sign_minutes", "chair")),
    *(("hand_over", "secretary"),),
)
DECIDED = (
    *(("write_support", "officer"), ("prepare", "officer"), ("decide", "decider")),
    *(("notify", "officer"), ("confirm", "signatory")),
)


def sum_of_caps(call: Call) -> Decimal:
    """Add up the supports of a call that are decided and have not lapsed."""
    standing = ("decided", "notified", "confirmed")
    taken = Decision.objects.filter(
        application__call=call, outcome="support", state__in=standing
    )
    return sum(taken.values_list("cap", flat=True), Decimal(0))


def read_purse() -> Purse:
    """Read the purse of the programme."""
    return Purse.objects.get(programme=cast.PROGRAMME)
