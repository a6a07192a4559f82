"""`medel demo`: fill an empty installation with a made-up round."""

import secrets
from typing import TYPE_CHECKING

import click

from medel.commands import preparation
from medel.commands.progress import Progress

if TYPE_CHECKING:
    from medel.demonstration.making import Made

MOST = 2**31


@click.command("demo")
@click.option("--seed", type=int, help="The same number gives the same round.")
def demo(*, seed: int | None) -> None:
    """Fill an empty installation with a made-up round, to show how everything works.

    Three calls, sixty organisations, a hundred and twenty applications in every state,
    two meetings, decisions. Everything is marked as fictitious. The passwords are
    written here once and nowhere else.
    """
    preparation.start_django()
    from django.conf import settings  # noqa: PLC0415 (needs Django ready)
    from django.utils import timezone  # noqa: PLC0415 (the same)

    from medel.demonstration.making import (  # noqa: PLC0415 (the same)
        STEPS,
        AlreadyMadeError,
        make,
    )

    preparation.migrate()
    chosen = secrets.randbelow(MOST) if seed is None else seed
    shown = Progress("demonstration")
    try:
        made = make(
            settings.MEDEL_PROGRAMME,
            seed=chosen,
            at=timezone.now(),
            tell=lambda done: shown.show(done, STEPS),
        )
    except AlreadyMadeError as error:
        click.echo(str(error))
        return
    _tell(made, chosen)


def _tell(made: "Made", seed: int) -> None:
    click.echo(f"{made.calls} calls, {made.applications} applications, all fictitious")
    click.echo(f"made with --seed {seed}")
    click.echo("Who can sign in (the passwords are shown only now):")
    width = max(len(one.email) for one in made.known)
    for one in made.known:
        click.echo(f"  {one.email:<{width}}  {one.password}  {one.role}")
