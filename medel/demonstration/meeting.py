"""The partnership's part: two meetings, one that is over and one that sits now."""

from collections.abc import Sequence
from datetime import timedelta

from medel.applications.models import Call
from medel.decisions.actions.agenda import Agenda, Invited
from medel.decisions.actions.interests import answer_interests, declare
from medel.decisions.actions.meetings import (
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
from medel.decisions.actions.settling import hand_over, sign_minutes, write_minutes
from medel.decisions.models import Interest, Meeting
from medel.decisions.modes import Mode
from medel.decisions.protocols.document import write_document
from medel.demonstration.calling import WITHIN
from medel.demonstration.stage import Played, Stage
from medel.journal.acts import Actor

GROUNDS = (
    "Påhittade grunder: 1. Nytta för små företag. 2. Samverkan över länsgränser. "
    "3. Resultat som lever vidare."
)
STATEMENT = "Påhittat yttrande: projekten stämmer med den regionala strategin."
WHY_MODE = "Demonstrationen visar ett bindande partnerskap."
QUORUM = 4
TWO_WEEKS, AN_HOUR = timedelta(days=14), timedelta(hours=1)


class Sitting:
    """One meeting and the cases that it puts in order."""

    def __init__(
        self, stage: Stage, call: Call, cases: Sequence[Played], days_ago: float
    ) -> None:
        self.stage, self.cases = stage, cases
        self.at = stage.days_ago(days_ago)
        self.secretary, self.chair = stage.cast.act("secretary"), stage.cast.chair
        self.meeting = self._plan(call)

    def _plan(self, call: Call) -> Meeting:
        cast = self.stage.cast
        members = tuple(
            Invited(
                person=str(one.pk),
                organisations=(cast.member_organisations[one.pk],),
                chairs=order == 0,
            )
            for order, one in enumerate(cast.members)
        )
        agenda = Agenda(
            on=self.at.date(),
            place="Stora salen, Silverdalen Norra (påhittad)",
            quorum=QUORUM,
            members=members,
            cases=tuple(one.application.pk for one in self.cases),
            mode=Mode.PARTNERSHIP,
            mode_reason=WHY_MODE,
        )
        before = self.at - TWO_WEEKS
        return plan_meeting(call, agenda, by=self.secretary, at=before)

    def prepare(self) -> None:
        """Publish the grounds, summon the members and take in the statements."""
        before = self.at - TWO_WEEKS / 2
        publish_grounds(self.meeting, GROUNDS, by=self.secretary, at=before)
        summon(self.meeting, by=self.secretary, at=before)
        for county in self.stage.programme.area.counties:
            note_statement(
                self.meeting, county, STATEMENT, by=self.secretary, at=before
            )
        self.stage.step()

    def recuse(self, *, every: bool) -> None:
        """Let a member declare an interest, and answer the flags; all or but one."""
        member = self.stage.cast.members[2]
        by = Actor(role="partnership_member", person=str(member.pk))
        first = self.meeting.ranked.order_by("position").first()
        if first is not None:
            told = "Min syster arbetar hos den sökande. Påhittat."
            declare(self.meeting, first.pk, told, by=by, at=self.at - AN_HOUR)
        self._answer_flags(every=every)

    def _answer_flags(self, *, every: bool) -> None:
        """Let those flagged stand aside; a seed may give a meeting without any."""
        flags = Interest.objects.filter(
            member__meeting=self.meeting, recused=None, dismissed=None
        )
        found = list(flags.values_list("pk", flat=True))
        chosen = found if every else found[:-1]
        if not chosen:
            return
        answer_interests(
            self.meeting,
            chosen,
            "Ledamotens organisation är part i ärendet.",
            aside=True,
            by=self.secretary,
            at=self.at - AN_HOUR,
        )

    def sit(self) -> None:
        """Note who is there, open, and set the order."""
        keys = list(self.meeting.members.values_list("pk", flat=True))
        note_attendance(self.meeting, keys, by=self.secretary, at=self.at)
        open_meeting(self.meeting, by=self.chair, at=self.at)
        order = [self._find(one) for one in self._order()]
        seen = self.meeting.version
        rank(self.meeting, order, seen=seen, by=self.secretary, at=self.at)
        self.stage.step()

    def give_reasons(self, count: int | None = None) -> None:
        """Write the reason for the place of each case, or of the first of them."""
        for played in self._order()[:count]:
            within = played.sketch.target in WITHIN
            told = (
                "Stor nytta för många små företag, och alla tre länen är med."
                if within
                else "Angeläget, men andra gör mer för pengarna i den här omgången."
            )
            give_reason(
                self.meeting,
                self._find(played),
                f"{told} Påhittat skäl.",
                returned=played.sketch.target == "returned",
                by=self.secretary,
                at=self.at,
            )
        self.stage.step()

    def finish(self) -> None:
        """Fix the order, write and sign the minutes, hand the order over."""
        after = self.at + AN_HOUR
        settle(self.meeting, seen=self.meeting.version, by=self.chair, at=after)
        write_minutes(
            self.meeting, "Inget övrigt.", write_document, by=self.secretary, at=after
        )
        sign_minutes(self.meeting, 1, by=self.chair, at=after + AN_HOUR)
        hand_over(self.meeting, by=self.secretary, at=after + 2 * AN_HOUR)
        for one in self.cases:
            one.application.refresh_from_db()
            one.at = after + 2 * AN_HOUR
        self.stage.step()

    def _order(self) -> list[Played]:
        """Put those that are to be within the money first."""
        return sorted(self.cases, key=lambda one: one.sketch.target not in WITHIN)

    def _find(self, played: Played) -> int:
        if not hasattr(self, "_keys"):
            rows = self.meeting.ranked.values_list("application", "pk")
            self._keys = dict(rows)
        return self._keys[played.application.pk]
