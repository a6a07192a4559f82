"""`medel tick`: what happens because an hour has come; run it every minute."""

import click

from medel.commands import preparation


@click.command()
def tick() -> None:
    """Open and close calls, let late drafts lapse, finish what was broken off."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.applications.actions.calls import follow_clocks  # noqa: PLC0415 (same)
    from medel.applications.actions.endings import lapse_drafts  # noqa: PLC0415 (same)
    from medel.web.finishing import finish_all  # noqa: PLC0415 (the same)

    now = timezone.now()
    counts = follow_clocks(at=now)
    counts |= {"lapsed": lapse_drafts(at=now)} | finish_all(at=now)
    for name, count in counts.items():
        click.echo(f"{DONE[name]}: {count}")


DONE = {
    "open": "calls opened",
    "close": "calls closed",
    "lapsed": "drafts of closed calls lapsed",
    "letters": "letters of decisions finished",
    "abandoned": "proposals of withdrawn applications given up",
}
