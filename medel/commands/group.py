"""The group that every command belongs to, and how a refusal is told."""

from typing import Any

import click
from django.db import DatabaseError

from medel import __version__
from medel.commands.bank import build_index, import_file, search
from medel.commands.demo import demo
from medel.commands.export import export
from medel.commands.housekeeping import read_upload, tidy
from medel.commands.ideas import check_idea
from medel.commands.installation import (
    backup_to,
    load_shipped,
    migrate,
    restore_from,
    serve,
)
from medel.commands.journal import journal
from medel.commands.organisations import forget, organisations
from medel.commands.people import people
from medel.commands.plan import check_file
from medel.commands.programme import programme
from medel.commands.publish import publish
from medel.commands.tick import tick
from medel.core.errors import MedelError


class TellingGroup(click.Group):
    """A group whose refusals are sentences, never tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own type)
        """Run the command; tell a refusal in one sentence and end with status 1."""
        try:
            return super().invoke(ctx)
        except MedelError as error:
            raise click.ClickException(error.reason.en) from error
        except DatabaseError as error:
            cause = " ".join(str(error).split())
            message = f"the database does not answer as it should: {cause}"
            raise click.ClickException(message) from error


@click.group(cls=TellingGroup)
@click.version_option(__version__, prog_name="medel")
def medel() -> None:
    """Run the open system of a regional fund programme."""


medel.add_command(people)
medel.add_command(programme)
medel.add_command(organisations)
medel.add_command(journal)
for command in (
    *(serve, migrate, load_shipped, backup_to, restore_from),
    *(import_file, build_index, search, export, publish, forget, demo),
    *(check_file, check_idea, read_upload, tidy, tick),
):
    medel.add_command(command)
