"""The agenda of a meeting: what is asked of it, and putting members and cases on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from medel.applications.models import Application
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.decisions.models import Meeting, Member, Ranked
from medel.decisions.modes import Mode, NoMeetingError, find_value
from medel.decisions.papers import read_papers
from medel.decisions.refusals import AgendaError
from medel.decisions.sitting import READY
from medel.programmes.assessment import assessment

MOST_MEMBERS, MOST_CASES = 200, 500


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Who is called to a meeting: a person's key, organisations' keys, the chair."""

    person: str
    organisations: tuple[int, ...] = ()
    chairs: bool = False


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What a meeting is to be: day, place, quorum, who and which cases.

    `mode` says how it prioritises if not as the programme's parameter does, which is
    possible with a reason and only while the parameter is not confirmed by a source.
    """

    on: date
    place: str
    quorum: int
    members: tuple[Invited, ...]
    cases: tuple[int, ...]
    mode: str = ""
    mode_reason: str = ""


def settle_mode(programme: str, agenda: Agenda) -> str:
    """Settle how a meeting prioritises; raise NoMeetingError where nobody does."""
    value = find_value(programme, on=agenda.on)
    mode, wanted = Mode(str(value.value)), Mode(agenda.mode or str(value.value))
    if wanted == Mode.NONE:
        raise NoMeetingError
    if wanted == mode:
        return mode
    if value.evidence is not Evidence.UNVERIFIED or not agenda.mode_reason.strip():
        raise AgendaError(
            Text(
                sv="Programmet prioriterar på ett annat sätt den dagen. Att göra "
                "annorlunda går bara när programmets uppgift inte är bekräftad, och "
                "med ett skrivet skäl.",
                en="The programme prioritises in another way on that day. To do "
                "otherwise is possible only while the programme's statement is not "
                "confirmed, and with a written reason.",
            )
        )
    return wanted


def require_sound(agenda: Agenda, today: date) -> None:
    """Raise AgendaError, with what to change, when the agenda cannot be so."""
    chairs = sum(1 for one in agenda.members if one.chairs)
    faults = (
        (agenda.on < today, Text(sv="Mötets dag har varit.",
                                 en="The day of the meeting has passed.")),
        (not agenda.cases, Text(sv="Välj minst ett ärende.",
                                en="Choose at least one case.")),
        (not agenda.members, Text(sv="Välj minst en ledamot.",
                                  en="Choose at least one member.")),
        (chairs > 1, Text(sv="Mötet kan bara ha en ordförande.",
                          en="A meeting has one chair.")),
        (not 1 <= agenda.quorum <= max(len(agenda.members), 1), Text(
            sv="Beslutförheten kan inte vara större än antalet ledamöter.",
            en="The quorum cannot be larger than the number of members.")),
        (len(agenda.members) > MOST_MEMBERS or len(agenda.cases) > MOST_CASES, Text(
            sv="Så många ledamöter eller ärenden ryms inte på ett möte.",
            en="So many members or cases do not fit in one meeting.")),
    )  # fmt: skip
    for wrong, told in faults:
        if wrong:
            raise AgendaError(told)


def invite(meeting: Meeting, members: Sequence[Invited]) -> None:
    """Make the members those that are given; who stays keeps what they declared."""
    consults = meeting.mode == Mode.CONSULTATION
    if not consults and not any(one.chairs for one in members):
        raise AgendaError(
            Text(sv="Välj vem som är ordförande.", en="Choose who chairs the meeting.")
        )
    meeting.members.exclude(person__in=[one.person for one in members]).delete()
    meeting.members.update(chairs=False)
    for one in members:
        Member.objects.update_or_create(
            meeting=meeting,
            person=one.person,
            defaults={
                "organisations": list(one.organisations),
                "chairs": one.chairs and not consults,
                "present": consults,
            },
        )


def list_cases(meeting: Meeting, cases: Collection[int], *, on: date) -> None:
    """Put the cases on the agenda, best points first, with their papers as they are.

    Cases that were there before keep their place.
    """
    before = {one.application_id: one for one in meeting.ranked.all()}
    found = _find_cases(meeting, cases)
    meeting.ranked.exclude(application__in=found).delete()
    kept = [one for one in found if one.pk in before]
    kept.sort(key=lambda one: before[one.pk].position)
    new = [one for one in found if one.pk not in before]
    new.sort(key=lambda one: (-_count_points(one), one.case_id))
    for position, one in enumerate((*kept, *new), 1):
        papers = read_papers(one, on=on)
        meeting.ranked.update_or_create(
            application=one,
            defaults={
                "position": position,
                "asked": papers.asked,
                "points": _count_points(one),
                "papers": papers.told,
            },
        )


def _find_cases(meeting: Meeting, cases: Collection[int]) -> list[Application]:
    """Find the cases; each must be ready, of the call, and at no other meeting now."""
    found = list(
        Application.objects.filter(pk__in=set(cases), call_id=meeting.call_id)
        .filter(state=READY)
        .select_related("call")
        .prefetch_related("submissions", "agreed")
    )
    busy = Ranked.objects.filter(application__in=found).exclude(meeting=meeting)
    busy = busy.exclude(meeting__state__in=("cancelled", "handed_over"))
    if len(found) != len(set(cases)) or busy.exists():
        raise AgendaError(
            Text(
                sv="Något av ärendena är inte klart för prioritering i den här "
                "utlysningen, eller står redan på ett annat möte.",
                en="Some case is not ready for prioritisation in this call, or is "
                "already at another meeting.",
            )
        )
    return found


def _count_points(application: Application) -> int:
    by_grade = assessment().by_grade
    return sum(by_grade[one.grade].points for one in application.agreed.all())
