"""Every address, knocked at by everyone of the cast."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from medel.parties.actions import invite
from medel.parties.models import Invitation
from medel.parties.states import Role
from medel.projects.models import Upload
from medel.web.access import Access
from tests.conftest import CODE
from tests.decisions.making import make_submitted
from tests.parties.people import ANONYMOUS, CAST, cast, make_organisation

pytestmark = pytest.mark.django_db
STAFF = {"officer", "decision_maker", "partnership_member", "auditor", "administrator"}
EVERYONE = set(CAST)
SIGNED_IN = EVERYONE - {ANONYMOUS}
READERS = {"officer", "decision_maker", "auditor"}
CASE_PAGES = (
    *("case", "case_application", "case_file", "case_check", "case_completion"),
    *("case_grades", "case_proposal", "case_history"),
)
MEETINGS = (
    *("meetings", "meeting", "meeting_case", "meeting_members", "cancel_meeting"),
    *("meeting_grounds", "meeting_statements", "meeting_statement"),
    *("meeting_minutes", "meeting_document"),
)
# Who gets into the closed pages; all other closed pages are for whoever has signed in.
CLOSED = {
    "desk": STAFF,
    "imports": {"officer", "administrator"},
    "upload": {"officer", "administrator"},
    "upload_mapping": {"officer", "administrator"},
    "people": {"administrator"},
    "invite": {"administrator"},
    "end_membership": {"administrator"},
    **dict.fromkeys(MEETINGS, STAFF - {"administrator"}),
    "plan_meeting": set(),
    "meeting_agenda": set(),
    "withdraw": {"administrator"},
    "invite_colleague": {"applicant", "signatory"},
    **dict.fromkeys(("cases", "side_by_side", *CASE_PAGES), READERS),
    "desk_calls": set(),
    "desk_call_new": set(),
    "desk_call": set(),
    "desk_call_edit": set(),
    "desk_call_step": set(),
    "desk_decisions": {"officer", "decision_maker", "auditor"},
    "desk_decision": {"officer", "decision_maker", "auditor"},
    "desk_letter": {"officer", "decision_maker", "auditor"},
    "desk_decision_step": {"officer", "decision_maker", "auditor"},
    "desk_decision_write": {"officer"},
}
REFUSED, LED_AWAY = 403, 302
# Applications have tests of their own: tests/web/applications/test_access.py.
NOBODYS = "00000000-0000-4000-8000-000000000000"


def _patterns(
    resolver: URLResolver, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _patterns(one, route)
        else:
            yield route, one


def _pages() -> dict[str, tuple[str, URLPattern]]:
    with translation.override("sv"):
        return {
            str(one.name): (route, one)
            for route, one in _patterns(get_resolver())
            if hasattr(one.callback, "access")
        }


def _open(route: str, parts: dict[str, str]) -> str:
    path = f"/{route}"
    for key, value in parts.items():
        path = path.replace(key, value)
    return path


def _fill() -> dict[str, str]:
    """Make one thing of each kind that an address may speak of."""
    own = make_organisation()
    upload = Upload.objects.create(
        name="x.csv", size=1, arrived=timezone.now(), state="looked", step="look"
    )
    made, secret = invite("eva@example.org", Role.CASE_OFFICER, now=timezone.now())
    case = make_submitted()
    return {
        "arbetsbord/arenden/utlysning/<int:number>": (
            f"arbetsbord/arenden/utlysning/{case.call_id}"
        ),
        "arbetsbord/arenden/<uuid:key>": f"arbetsbord/arenden/{case.key}",
        "arbetsbord/importera/<int:number>": f"arbetsbord/importera/{upload.pk}",
        "arbetsbord/personer/inbjudan/<int:number>": (
            f"arbetsbord/personer/inbjudan/{made.pk}"
        ),
        "min-sida/organisation/<int:number>": f"min-sida/organisation/{own.pk}",
        "<slug:secret>": secret,
        "<uuid:key>": NOBODYS,
        "<uuid:parked>": NOBODYS,
        "<uuid:file>": NOBODYS,
        "<programme:programme>": CODE,
        "<slug:slug>": "none",
        "<slug:code>": "none",
        "<slug:case>": "none",
        "<slug:county>": "none",
        "<int:version>": "1",
        "<int:number>": "1",
        "<int:pk>": "1",
        **dict.fromkeys(("<uuid:key>", "<uuid:file>", "<uuid:parked>"), str(uuid4())),
        "<slug:provider_id>": "oidc",
    }


@pytest.mark.parametrize("name", CAST)
def test_everyone_gets_where_they_may_and_nowhere_else(name: str) -> None:
    client, parts = Client(), _fill()
    if name != ANONYMOUS:
        client.force_login(cast(name))
    wrong = []
    for key, (route, pattern) in _pages().items():
        access = pattern.callback.access  # type: ignore[attr-defined]
        status = client.get(_open(route, parts)).status_code
        if access in {Access.PUBLIC, Access.OPEN_FORM}:
            fine = status != REFUSED
        elif name in CLOSED.get(key, SIGNED_IN):
            fine = status not in {REFUSED, 500}
        elif name == ANONYMOUS:
            fine = status == LED_AWAY
        else:
            fine = status in {REFUSED, 404}
        if not fine:
            wrong.append((key, status))
    assert wrong == []


def test_walk_meets_every_kind_of_access() -> None:
    found = {one.callback.access for _, one in _pages().values()}  # type: ignore[attr-defined]
    assert found == set(Access)
    closed = {
        key
        for key, (_, one) in _pages().items()
        if one.callback.access is Access.PERMITTED  # type: ignore[attr-defined]
    }
    assert closed <= set(CLOSED)


def test_anonymous_is_led_back_after_signing_in() -> None:
    answer = Client().get("/sv/arbetsbord/personer/?page=1")
    assert answer.status_code == LED_AWAY
    wanted = "/sv/konto/logga-in/?next=/sv/arbetsbord/personer/%3Fpage%3D1"
    assert answer.headers["Location"] == wanted


@pytest.mark.parametrize("name", sorted(STAFF))
def test_staff_without_second_factor_sees_only_its_setting_up(name: str) -> None:
    client, parts = Client(), _fill()
    person = cast(name)
    person.authenticator_set.all().delete()  # type: ignore[attr-defined]
    client.force_login(person)
    for route, pattern in _pages().values():
        access = pattern.callback.access  # type: ignore[attr-defined]
        if access in {Access.SIGNED_IN, Access.PERMITTED}:
            path = _open(route, parts)
            answer = client.get(path)
            if "/konto/sakerhet/" not in path and "/konto/bekrafta" not in path:
                assert answer.status_code == LED_AWAY, path
                assert answer.headers["Location"] == "/sv/konto/sakerhet/"


def test_closed_pages_are_kept_by_no_cache() -> None:
    client = Client()
    client.force_login(cast("administrator"))
    for path in ("/sv/min-sida/", "/sv/arbetsbord/personer/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]
    assert "private" in client.get("/sv/om/").headers["Cache-Control"]
    assert "Cookie" in client.get("/sv/om/").headers["Vary"]


def test_forged_forms_are_refused_everywhere() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast("administrator"))
    parts = _fill()
    before = Invitation.objects.count()
    for route, pattern in _pages().values():
        access = pattern.callback.access  # type: ignore[attr-defined]
        if access is not Access.PUBLIC and "provider_id" not in route:
            assert client.post(_open(route, parts)).status_code == REFUSED, route
    assert Invitation.objects.count() == before


def test_visitors_get_no_cookie_until_they_come_to_sign_in() -> None:
    client = Client()
    for path in ("/sv/", "/sv/om/", "/en/glossary/", "/api/v1/programmes"):
        assert not client.get(path).cookies
    assert set(client.get("/sv/konto/logga-in/").cookies) == {settings.CSRF_COOKIE_NAME}
