"""Made-up applications for measuring the desk: `./run bench`, see docs/bench.md.

Seeded, so that each run measures the same: a programme's whole flow of applications
in every state that they can be in, with people, handlers, graders and stays.
"""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore

from medel.applications.models import (
    Application,
    Call,
    Completion,
    Party,
    Stay,
    Submission,
)
from medel.applications.models.application import Role as Part
from medel.decisions.models import Agreed, Checked, Decision, Grader, Grading, Handling
from medel.parties.models import Organisation, Person
from medel.parties.states import Role
from medel.programmes.assessment import assessment

SEED = 20261123
WORDS = (
    *("hållbar", "digital", "cirkulär", "smart", "regional", "grön", "skog"),
    *("näring", "energi", "stål", "besök", "vård", "export", "kunskap", "lyft"),
)
PROGRAMME = "norra-mellansverige-2021-2027"
START = datetime(2022, 1, 10, 8, tzinfo=UTC)
CALLS, ORGANISATIONS, OFFICERS, BATCH = 30, 2000, 12, 500
# How many of a hundred applications are in each state: most of them are over.
STATES = {
    "granted": 30,
    "rejected": 12,
    "rejected_check": 6,
    "rejected_quality": 5,
    "dismissed": 3,
    "withdrawn": 2,
    "submitted_unsigned": 2,
    "submitted": 10,
    "under_check": 10,
    "completion_requested": 4,
    "approved_for_quality": 6,
    "graded": 3,
    "ready_for_prioritisation": 4,
    "prioritised": 2,
    "returned": 1,
}
FOUND = ("approved_for_quality", "graded", "ready_for_prioritisation", "prioritised")


def generate_desk(count: int) -> tuple[str, UUID, int]:
    """Make this many applications; give an officer's session, a case, and a call."""
    chance = random.Random(SEED)
    people = _make_people()
    calls = Call.objects.bulk_create(_make_call(n) for n in range(CALLS))
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Påhittad organisation {n}", number=f"{5_560_000_000 + n}")
        for n in range(ORGANISATIONS)
    )
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        made = [_make_case(n, chance.choice(calls), chance) for n in numbers]
        stored = Application.objects.bulk_create(made)
        _surround(stored, organisations, people, chance)
    case = Application.objects.filter(state="under_check").earliest("pk")
    return _sign_in(people[0]), case.key, case.call_id


def _make_people() -> list[Person]:
    people = []
    for number in range(OFFICERS):
        email = f"officer{number}@example.org"
        person = Person.objects.create_user(email, None, name=f"Påhittad {number}")
        person.memberships.create(role=Role.CASE_OFFICER, programme=PROGRAMME)
        Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
        people.append(person)
    return people


def _sign_in(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _make_call(number: int) -> Call:
    opens = START + timedelta(days=45 * number)
    return Call(
        programme=PROGRAMME,
        code=f"made-up-{number}",
        state="closed",
        title_sv=f"Påhittad utlysning {number}",
        title_en=f"Made-up call {number}",
        objectives=["2.6"],
        max_eu_share=Decimal("0.5"),
        budget=Decimal(60_000_000),
        opens=opens,
        closes=opens + timedelta(days=60),
        fictitious=True,
    )


def _make_case(number: int, call: Call, chance: random.Random) -> Application:
    state = chance.choices(list(STATES), weights=list(STATES.values()))[0]
    sent = call.opens + timedelta(days=chance.randrange(60))
    return Application(
        call=call,
        case_id=str(10_000_000 + number),
        state=state,
        begun=call.opens,
        since=sent + timedelta(days=chance.randrange(120)),
        title=" ".join(chance.choices(WORDS, k=6)).capitalize(),
        fictitious=True,
    )


def _surround(
    cases: Sequence[Application],
    organisations: Sequence[Organisation],
    people: Sequence[Person],
    chance: random.Random,
) -> None:
    """Give each case its owner, what was sent, and what the officers did with it."""
    Party.objects.bulk_create(
        Party(
            application=one,
            organisation=chance.choice(organisations),
            role=Part.OWNER,
            confirmed=one.begun,
        )
        for one in cases
    )
    Submission.objects.bulk_create(_freeze(one) for one in cases)
    Stay.objects.bulk_create(stay for one in cases for stay in _stay(one, chance))
    taken_on = [one for one in cases if not one.state.startswith("submitted")]
    keys = [str(one.pk) for one in people]
    Handling.objects.bulk_create(
        Handling(application=one, officer=chance.choice(keys), since=one.since)
        for one in taken_on
    )
    _judge([one for one in cases if one.state in FOUND], keys, chance)
    Completion.objects.bulk_create(
        Completion(
            application=one,
            asked=one.since,
            due=(one.since + timedelta(days=14)).date(),
            asks={"description": "Beskriv målgruppen."},
        )
        for one in cases
        if one.state == "completion_requested"
    )
    Decision.objects.bulk_create(
        Decision(
            application=one,
            state="prepared",
            outcome="rejection",
            reasons="Påhittade skäl.",
            prepared=one.since,
            prepared_by=keys[0],
        )
        for one in cases
        if one.state == "under_check" and chance.random() < 1 / 4
    )


def _freeze(case: Application) -> Submission:
    general = {"title": case.title, "starts": "2027-01-01", "ends": "2028-06-30"}
    return Submission(
        application=case,
        number=1,
        sent=case.begun,
        sent_by="1",
        content={"sections": {"general": general}, "parties": [], "files": []},
        sha256="0" * 64,
    )


def _stay(case: Application, chance: random.Random) -> list[Stay]:
    """Give the stays of a case: one in each state that it has left, and this one."""
    passed = ("submitted", "under_check", "approved_for_quality")
    at, stays = case.begun, []
    for state in passed:
        if state == case.state:
            break
        left = at + timedelta(days=chance.randrange(1, 20))
        stays.append(Stay(application=case, state=state, began=at, ended=left))
        at = left
    return [*stays, Stay(application=case, state=case.state, began=at)]


def _judge(
    cases: Sequence[Application], keys: Sequence[str], chance: random.Random
) -> None:
    Checked.objects.bulk_create(
        Checked(application=one, item=item, outcome="met", at=one.since, judged_by="1")
        for one in cases
        for item in assessment().items
    )
    graders = [
        Grader(
            application=one,
            person=key,
            appointed=one.since,
            done=None
            if one.state == FOUND[0] and chance.random() < 1 / 2
            else one.since,
        )
        for one in cases
        for key in chance.sample(keys, 2)
    ]
    Grader.objects.bulk_create(graders)
    pairs = [(one, quality) for one in cases for quality in assessment().by_quality]
    Grading.objects.bulk_create(
        Grading(
            application=one,
            quality=quality,
            grade="VG",
            grounds="Påhittat.",
            at=one.since,
            graded_by="1",
        )
        for one, quality in pairs
    )
    Agreed.objects.bulk_create(
        Agreed(
            application=one,
            quality=quality,
            grade="VG",
            grounds="Påhittat.",
            at=one.since,
            agreed_by="1",
        )
        for one, quality in pairs
        if one.state != FOUND[0]
    )


def _is_grading(case: Application, chance: random.Random) -> bool:
    return case.state == FOUND[0] and chance.random() < 1 / 2
