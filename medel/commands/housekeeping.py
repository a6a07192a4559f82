"""What runs by itself: reading uploads for the import page, and the nightly tidying."""

import click

from medel.commands import preparation


@click.command("read-upload")
@click.argument("number", type=click.IntRange(min=1))
def read_upload(number: int) -> None:
    """Do the next step with upload NUMBER; the import page starts this itself."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.projects.actions import take_step  # noqa: PLC0415 (the same)

    take_step(number, at=timezone.now())


@click.command("tidy")
def tidy() -> None:
    """Take away what has been kept for its period; to be run every night."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.parties import actions  # noqa: PLC0415 (the same)
    from medel.projects.actions import tidy_uploads  # noqa: PLC0415 (the same)

    now = timezone.now()
    done = {**actions.tidy(now=now), "uploads": tidy_uploads(now=now)}
    click.echo(", ".join(f"{name} {count}" for name, count in done.items()))
