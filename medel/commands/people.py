"""`medel people`: the first administrator, and personal data on request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from medel.commands import preparation
from medel.core.errors import MedelError
from medel.core.texts import Text

if TYPE_CHECKING:
    from medel.parties.models import Person


@click.group()
def people() -> None:
    """Invite people; give out or take away what is kept of them."""


@people.command("invite")
@click.argument("email")
@click.option("--role", required=True, help="For example administrator.")
@click.option("--programme", default="", help="Code of a programme; default: all.")
@click.option("--organisation", "number", default="", help="Organisation number.")
@click.option("--name", default="", help="Name, if the organisation is new.")
def invite(email: str, *, role: str, programme: str, number: str, name: str) -> None:
    """Invite EMAIL to a role; print the link, which works once."""
    preparation.start_django()
    from django.conf import settings  # noqa: PLC0415 (needs Django ready)
    from django.utils import timezone  # noqa: PLC0415 (the same)

    from medel.parties import actions  # noqa: PLC0415 (the same)
    from medel.parties.queries import find_organisation  # noqa: PLC0415 (the same)
    from medel.web.addresses import address  # noqa: PLC0415 (the same)

    organisation = find_organisation(number) if number else None
    if number and organisation is None:
        organisation = actions.register_organisation(name, number, now=timezone.now())
    made, secret = actions.invite(
        email,
        role,
        programme=programme,
        organisation=organisation,
        now=timezone.now(),
    )
    site = settings.MEDEL_SITE_URL or _guess_site()
    click.echo(f"{site}{address('invitation', 'sv', secret=secret)}")
    click.echo(f"for {made.email}, until {made.expires:%Y-%m-%d}", err=True)


@people.command("export")
@click.argument("email")
def export(email: str) -> None:
    """Write all that is kept of EMAIL, as JSON."""
    preparation.start_django()
    from medel.parties.actions import export_person  # noqa: PLC0415 (needs Django)

    told = export_person(_require_person(email))
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


@people.command("anonymise")
@click.argument("email")
def anonymise(email: str) -> None:
    """Take away all that tells who EMAIL is, and close the account."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.parties import actions  # noqa: PLC0415 (the same)

    actions.anonymise(_require_person(email), now=timezone.now())
    click.echo("anonymised")


def _require_person(email: str) -> Person:
    from medel.parties.queries import find_person  # noqa: PLC0415 (needs Django ready)

    found = find_person(email)
    if found is None:
        raise MedelError(
            Text(
                sv=f"Ingen har e-postadressen {email}.",
                en=f"Nobody has the e-mail address {email}.",
            )
        )
    return found


def _guess_site() -> str:
    from medel.config.environment import read_environment  # noqa: PLC0415 (as above)

    environment = read_environment()
    scheme = "https" if environment.tls else "http"
    return f"{scheme}://{environment.bind}:{environment.port}"
