"""`medel publish`: the full files of the bank, made anew in their places."""

import time

import click

from medel.commands import preparation
from medel.commands.progress import Progress
from medel.commands.tables import write_table
from medel.config.secrets import alone_in


@click.command("publish")
@click.option("--site", "address", default="", help="The site's public address.")
def publish(address: str) -> None:
    """Make the full files that stand under /data/ and the catalogue."""
    preparation.start_django()
    from medel.reporting import publication  # noqa: PLC0415 (needs Django ready)

    started = time.perf_counter()
    folder = publication.find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with alone_in(folder):
        made = publication.publish(preparation.find_site(address), Progress().show)
    rows = [(one.name, f"{one.size:,}", one.checksum[:12]) for one in made.files]
    click.echo(write_table(("file", "bytes", "sha256"), rows))
    took = time.perf_counter() - started
    click.echo(f"{made.projects} projects in {len(rows)} files, {took:.1f} s")
