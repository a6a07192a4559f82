"""What the journey does behind the pages, inside its installation.

Signing everybody in without anybody's password, and what would take a reader's patience
on screen: the rest of an application's answers, and the others that compete with it.
"""

import json
import sys
import tempfile
from collections.abc import Callable

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402 (needs Django ready)
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from medel.applications.actions.sections import save_section  # noqa: E402
from medel.applications.models import Application, Call  # noqa: E402
from medel.demonstration.handling import handle  # noqa: E402
from medel.demonstration.invented import number_organisation  # noqa: E402
from medel.demonstration.making import write_paper  # noqa: E402
from medel.demonstration.people import STAFF_CAST, Cast  # noqa: E402
from medel.demonstration.sketches import Round, sketch_rounds  # noqa: E402
from medel.demonstration.stage import Stage  # noqa: E402
from medel.demonstration.writing import write_round, write_sections  # noqa: E402
from medel.journal.acts import Actor  # noqa: E402
from medel.parties.models import Membership, Organisation, Person  # noqa: E402
from medel.programmes.catalogue import installed  # noqa: E402

OBJECTIVE = ("2.6",)
WRITTEN_ON_SCREEN = ("general", "description")
COMPETING = 5
PACKAGES = ("Slam och matrester mäts och blandas.", "Anläggningen körs in och visas.")


def sign_in() -> None:
    """Sign everybody in; write the name of the cookie and everybody's session."""
    for person in Person.objects.exclude(password__startswith="!"):  # noqa: S106 (the mark of none)
        known = {"data": {"secret": "x"}}
        Authenticator.objects.get_or_create(user=person, type="totp", defaults=known)
    keys = {
        person.email.partition("@")[0]: _open_session(person)
        for person in Person.objects.all()
    }
    print(json.dumps([settings.SESSION_COOKIE_NAME, keys]))


def _open_session(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def write_rest(key: str) -> None:
    """Write the sections of an application that are not written on screen."""
    application = Application.objects.get(key=key)
    party = application.parties.get(role="project_owner")
    by = _act(Membership.objects.get(organisation=party.organisation, role="applicant"))
    planned = Round("x", "", "", OBJECTIVE, 2, 1, {"draft": 1})
    programme = installed()[application.call.programme]
    sketch_rounds([planned], programme, 3, timezone.localdate())
    sections = write_sections(planned.sketches[0])
    packages = sections["work_packages"]["packages"]
    for package, what in zip(packages, PACKAGES, strict=True):
        package["what"] = what
    for code, answers in sections.items():
        if code not in WRITTEN_ON_SCREEN:
            begun, at = application.sections.get(code=code).version, timezone.now()
            save_section(application, code, answers, begun_from=begun, by=by, at=at)


def compete(code: str) -> None:
    """Let others apply in the same call, all the way to the meeting."""
    call = Call.objects.get(code=code)
    targets = {"ready_for_prioritisation": COMPETING}
    planned = Round(code, "", "", OBJECTIVE, 38, 30, targets)
    programme = installed()[call.programme]
    sketch_rounds([planned], programme, 5, timezone.localdate())
    with tempfile.TemporaryDirectory() as folder:
        paper, now = write_paper(folder), timezone.now()
        stage = Stage(_gather_cast(), programme, now, paper, lambda _: None)
        for order, played in enumerate(write_round(stage, call, planned), 1):
            handle(stage, played, order)


def _gather_cast() -> Cast:
    """Find the people and organisations that the demonstration made."""
    people = {one.email.partition("@")[0]: one for one in Person.objects.all()}
    orders = range(Organisation.objects.count())
    own = [Organisation.objects.get(number=number_organisation(one)) for one in orders]
    return Cast(
        staff={
            name: Actor(role=str(role), person=str(people[name].pk))
            for name, role in STAFF_CAST
        },
        members=(),
        member_organisations={},
        organisations=tuple(own),
        writers=_gather("applicant"),
        signers=_gather("authorised_signatory"),
        known=(),
    )


def _gather(role: str) -> dict[int, Actor]:
    held = Membership.objects.filter(role=role, organisation__isnull=False)
    return {one.organisation_id: _act(one) for one in held if one.organisation_id}


def _act(held: Membership) -> Actor:
    return Actor(
        role=held.role,
        person=str(held.person_id),
        organisation=str(held.organisation_id),
    )


DONE_BEHIND: dict[str, Callable[..., None]] = {
    one.__name__: one for one in (sign_in, write_rest, compete)
}


if __name__ == "__main__":
    DONE_BEHIND[sys.argv[1]](*sys.argv[2:])
