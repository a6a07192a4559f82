"""Commands for an installation: serve, migrate, load, back up and restore."""

from pathlib import Path

import click

from medel.commands import backups, preparation, server


@click.command()
@click.option("--prepare", is_flag=True, help="Migrate and load first.")
def serve(*, prepare: bool) -> None:
    """Serve the portal and the API."""
    if prepare:
        preparation.prepare()
    server.serve()


@click.command()
def migrate() -> None:
    """Bring the database up to date."""
    preparation.start_django()
    preparation.migrate()


@click.command("load-shipped")
def load_shipped() -> None:
    """Load the shipped programmes' known projects; repeating it changes nothing."""
    preparation.start_django()
    preparation.load()


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup_to(file: Path) -> None:
    """Write the installation's database and secret to FILE."""
    preparation.start_django()
    backups.back_up(file)
    click.echo(f"backed up to {file}")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore_from(file: Path) -> None:
    """Replace the installation's database and secret by those in FILE."""
    preparation.start_django()
    backups.restore(file)
    click.echo(f"restored from {file}")
