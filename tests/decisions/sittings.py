"""Makes a call with cases that are ready, people, and meetings about them."""

from datetime import date, datetime, timedelta

from medel.applications.content import number_case
from medel.applications.models import Application, Call, Party, Submission
from medel.decisions.actions import interests, meetings, ordering
from medel.decisions.actions.agenda import Agenda, Invited
from medel.decisions.models import Agreed, Interest, Meeting
from medel.decisions.sitting import READY
from medel.journal.acts import Actor
from medel.parties.models import Organisation
from medel.programmes.catalogue import installed
from tests.process import cast

DAY = date(2026, 12, 12)
NOW: datetime = cast.CLOSES + timedelta(days=14)
OTHER_CHAIR = Actor(role="chair", person="9")
MEMBER = Actor(role="partnership_member", person="61")
CASES = (
    ("Cirkulär biogas i bruksorter", "Högskolan Dalarna", "2021002908", "20", 9_400),
    ("Elkraft för skogsfordon", "Region Värmland", "2321000156", "17", 21_500),
    ("Export med hållbar hemvist", "Exportföreningen", "8020001114", "21", 12_000),
    ("Digitalt lyft för verkstäder", "Gävle kommun", "2120002338", "21", 16_800),
    ("Testbädd för välfärdsteknik", "Karlstads kommun", "2120001850", "17", 8_100),
    ("Matregion i tre län", "Matlänet AB", "5560001119", "20", 5_500),
)
WHY = "Väl grundad, och behövs i länet."


def make_case(
    call: Call, title: str, name: str, number: str, county: str, asked: int
) -> Application:
    """Make a case that is ready for prioritisation; `asked` is thousands of SEK."""
    owner, _ = Organisation.objects.get_or_create(
        number=number, defaults={"name": name}
    )
    one = Application.objects.create(
        call=call, state=READY, since=NOW, begun=cast.OPENS, title=title
    )
    one.case_id = number_case(one)
    one.save()
    Party.objects.create(application=one, organisation=owner, role="project_owner")
    total = asked * 2_000
    plan = {
        "cost_option": "lump_sum",
        "lump_sum": str(total),
        "eu_support": str(asked * 1_000),
        "co_financing": [
            {"name": "Region Dalarna", "sector": "public", "amount": str(total // 2)}
        ],
    }
    content = {
        "sections": {
            "general": {
                "title": title,
                "objective": "2.6",
                "project_type": "project",
                "places": [county],
            },
            "plan": {"plan": plan},
        },
        "parties": [{"organisation": name, "number": number, "role": "project_owner"}],
    }
    Submission.objects.create(
        application=one, number=1, sent=cast.CLOSES, sent_by="2", content=content,
        sha256="0" * 64,
    )  # fmt: skip
    grades = ("MVG", "MVG", "VG", "VG") if asked > 9_000 else ("VG", "VG", "VG", "G")
    Agreed.objects.bulk_create(
        Agreed(
            application=one, quality=quality, grade=grade, grounds="x", at=NOW,
            agreed_by="3",
        )
        for quality, grade in zip(
            ("relevance", "cooperation", "goal_fulfilment", "sustainable_change"),
            grades,
            strict=True,
        )
    )  # fmt: skip
    return one


def make_cases(count: int = 6, budget: int = 60_000_000) -> list[Application]:
    """Make a closed call with cases that are ready."""
    call = cast.make_call(budget=budget)
    return [make_case(call, *one) for one in CASES[:count]]


def make_agenda(listed: list[Application], **changes: object) -> Agenda:
    """Make an agenda of the partnership; quorum two of three members."""
    agenda = {
        "on": DAY,
        "place": "Borlänge",
        "quorum": 2,
        "members": (
            Invited(person=cast.CHAIR.person, chairs=True),
            Invited(person=MEMBER.person),
            Invited(person="62"),
        ),
        "cases": tuple(one.pk for one in listed),
        "mode": "binding_partnership",
        "mode_reason": "Partnerskapet är kvar.",
    }
    return Agenda(**{**agenda, **changes})  # type: ignore[arg-type]


def make_meeting(listed: list[Application], **changes: object) -> Meeting:
    """Plan a meeting of the partnership."""
    agenda = make_agenda(listed, **changes)
    return meetings.plan_meeting(listed[0].call, agenda, by=cast.SECRETARY, at=NOW)


def hear_regions(meeting: Meeting) -> None:
    """Enter what the regions say; one declines."""
    for county in installed()[cast.PROGRAMME].area.counties:
        text = "" if county.code == "17" else "Ärendena stämmer med vår strategi."
        meetings.note_statement(meeting, county, text, by=cast.SECRETARY, at=NOW)


def begin(meeting: Meeting) -> Meeting:
    """Take a meeting of the partnership into session, with everybody there."""
    grounds = "Nytta för länen, och att resultatet består."
    meetings.publish_grounds(meeting, grounds, by=cast.SECRETARY, at=NOW)
    hear_regions(meeting)
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    present = [one.pk for one in meeting.members.all()]
    ordering.note_attendance(meeting, present, by=cast.SECRETARY, at=NOW)
    asked = [one.pk for one in Interest.objects.filter(member__meeting=meeting)]
    if asked:
        interests.answer_interests(
            meeting, asked, "Arbetar där.", aside=True, by=cast.SECRETARY, at=NOW
        )
    ordering.open_meeting(meeting, by=cast.CHAIR, at=NOW)
    return meeting


def give_reasons(meeting: Meeting, by: Actor = cast.SECRETARY) -> None:
    """Write a reason for every case."""
    for one in meeting.ranked.all():
        ordering.give_reason(meeting, one.pk, WHY, by=by, at=NOW)
