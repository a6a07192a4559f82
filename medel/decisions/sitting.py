"""A meeting as it stands: who can take part in which case, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Sum

from medel.core.texts import Text
from medel.decisions.models import Interest, Meeting, Member, Minutes, Ranked, Statement
from medel.decisions.modes import Mode
from medel.decisions.ranking import Candidate, Order, draw_line
from medel.programmes.area import County
from medel.programmes.catalogue import installed

READY = "ready_for_prioritisation"
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Check:
    """One thing that must be so before the order is fixed: requirement and words."""

    requirement: str
    text: Text
    met: bool


@dataclass(frozen=True)
class Sitting:
    """A meeting with all that belongs to it, read once."""

    meeting: Meeting
    members: tuple[Member, ...]
    interests: tuple[Interest, ...]
    statements: tuple[Statement, ...]
    ranked: tuple[Ranked, ...]
    minutes: tuple[Minutes, ...]
    money: Decimal

    @property
    def consults(self) -> bool:
        """Whether the authority itself prioritises, after asking the regions."""
        return self.meeting.mode == Mode.CONSULTATION

    @cached_property
    def contested(self) -> tuple[Ranked, ...]:
        """The cases that compete for the money, in order.

        Those sent back to the authority do not, nor those withdrawn before the order
        was fixed.
        """
        return tuple(one for one in self.ranked if self.competes(one))

    def competes(self, one: Ranked) -> bool:
        """Tell whether a case competes for the money."""
        if self.meeting.settled:
            return one.within is not None
        return not one.returned and one.application.state == READY

    @cached_property
    def order(self) -> Order:
        """The order with the line drawn through it."""
        return draw_line([describe(one) for one in self.contested], self.money)

    @cached_property
    def regions(self) -> tuple[County, ...]:
        """The counties of the programme, whose regions are asked."""
        return installed()[self.meeting.programme].area.counties

    def stated(self, county: County) -> Statement | None:
        """Give what a county's region has said."""
        return next((s for s in self.statements if s.region == county.code), None)

    def interests_in(self, one: Ranked) -> list[Interest]:
        """List the interests in a case, whatever became of them."""
        return [i for i in self.interests if i.application_id == one.application_id]

    def interests_of(self, member: Member) -> list[Interest]:
        """List a member's interests."""
        return [one for one in self.interests if one.member_id == member.pk]

    def recused_in(self, one: Ranked) -> set[int]:
        """Give the members who stand aside in a case; an open question counts as so."""
        held = self.interests_in(one)
        return {each.member_id for each in held if each.dismissed is None}

    def taking_part(self, one: Ranked) -> list[Member]:
        """List the members who are present and can take part in a case."""
        aside = self.recused_in(one)
        return [each for each in self.members if each.present and each.pk not in aside]

    def is_quorate(self, one: Ranked) -> bool:
        """Tell whether enough members can take part in a case."""
        return len(self.taking_part(one)) >= self.meeting.quorum

    @property
    def present(self) -> list[Member]:
        """The members who are there."""
        return [one for one in self.members if one.present]

    def member(self, person: str) -> Member | None:
        """Find a person among the members."""
        return next((one for one in self.members if one.person == person), None)

    def is_recused(self, person: str, one: Ranked) -> bool:
        """Tell whether a person stands aside in a case."""
        member = self.member(person)
        return member is not None and member.pk in self.recused_in(one)

    @property
    def unreasoned(self) -> list[Ranked]:
        """The cases without a reason."""
        return [one for one in self._standing if not one.reason.strip()]

    @property
    def lacking_quorum(self) -> list[Ranked]:
        """The cases in which too few members can take part."""
        return [one for one in self._standing if not self.is_quorate(one)]

    @property
    def open_interests(self) -> list[Interest]:
        """The flags that nobody has answered."""
        return [one for one in self.interests if one.is_open]

    @property
    def _standing(self) -> Iterable[Ranked]:
        return [one for one in self.ranked if self.competes(one) or one.returned]

    @property
    def latest(self) -> Minutes | None:
        """The minutes that stand: the latest, unless they were given back."""
        written = self.minutes[0] if self.minutes else None
        return written if written and written.returned is None else None


def describe(one: Ranked) -> Candidate:
    """Describe a case for the money line."""
    return Candidate(
        case=str(one.pk),
        title=one.papers["title"],
        asked=one.asked,
        points=one.points,
        objective=one.papers["objective"],
        counties=tuple(one.papers["counties"]),
        areas=tuple(one.areas),
        reason=one.reason,
    )


def read_sitting(meeting: Meeting) -> Sitting:
    """Read a meeting with all that belongs to it, in a fixed number of queries."""
    return Sitting(
        meeting=meeting,
        members=tuple(meeting.members.all()),
        interests=tuple(Interest.objects.filter(member__meeting=meeting)),
        statements=tuple(meeting.statements.all()),
        ranked=tuple(meeting.ranked.select_related("application")),
        minutes=tuple(meeting.minutes.defer("document")),
        money=count_money(meeting),
    )


def count_money(meeting: Meeting) -> Decimal:
    """Count the SEK that a meeting can prioritise within.

    It is the call's money less what is granted, and less what other meetings have
    prioritised and nobody has decided on yet.
    """
    if meeting.money is not None:
        return meeting.money
    call = meeting.call
    waiting = Ranked.objects.filter(
        meeting__call_id=call.pk, within=True, application__state="prioritised"
    ) | Ranked.objects.filter(
        meeting__call_id=call.pk, within=True, application__state=READY
    )
    reserved = waiting.exclude(meeting=meeting).aggregate(sum=Sum("asked"))["sum"]
    return max(call.budget - call.granted - (reserved or NOTHING), NOTHING)
