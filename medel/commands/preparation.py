"""What an installation needs before it is served: tables, projects, stylesheet."""

from typing import TYPE_CHECKING

import click
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from medel.commands.progress import Counting
from medel.config.environment import read_environment
from medel.config.secrets import alone_in
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme

if TYPE_CHECKING:
    from medel.reporting.sites import Site


class _UnusableSettingError(MedelError):
    def __init__(self, error: Exception) -> None:
        super().__init__(
            Text(
                sv=f"MEDEL_HOME eller DATABASE_URL går inte att använda: {error}",
                en=f"MEDEL_HOME or DATABASE_URL cannot be used: {error}",
            )
        )


class _UnusableDatabaseError(MedelError):
    def __init__(self, error: Exception) -> None:
        super().__init__(
            Text(
                sv=f"Databasen går inte att använda ({error}). Kör medel migrate och "
                "se efter att MEDEL_HOME och DATABASE_URL stämmer.",
                en=f"The database cannot be used ({error}). Run medel migrate, and "
                "check that MEDEL_HOME and DATABASE_URL are right.",
            )
        )


def start_django() -> None:
    """Read the settings and load the applications."""
    import django  # noqa: PLC0415 (settings are read here, not when the command starts)

    try:
        django.setup()
    except (OSError, ValueError, ImproperlyConfigured) as error:
        raise _UnusableSettingError(error) from error


def prepare() -> None:
    """Migrate, load what is shipped and lay out the stylesheet, telling each step.

    Two starts of one installation wait for each other.
    """
    start_django()
    with alone_in(read_environment().home):
        migrate()
        load()
        index()
        lay_out_static()
        publish()


def migrate() -> None:
    """Bring the database up to date."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise _UnusableDatabaseError(error) from error


def load() -> None:
    """Load the known projects of every shipped programme, and tell what was loaded."""
    for programme in installed().values():
        try:
            click.echo(_describe(programme))
        except DatabaseError as error:
            raise _UnusableDatabaseError(error) from error


def index() -> None:
    """Bring the search index up to the bank, so that no visitor waits for it."""
    from medel.projects.following import follow_bank  # noqa: PLC0415 (needs Django ready)
    from medel.projects.queries import count_projects  # noqa: PLC0415 (the same)

    follow_bank(Counting("indexing", count_projects()).show)


def lay_out_static() -> None:
    """Copy stylesheet and pictures to the installation, with hashed names."""
    call_command("collectstatic", verbosity=0, interactive=False)


def find_site(address: str = "") -> "Site":
    """Give the site: at this address, the configured one, or that of this machine."""
    from medel.reporting.sites import find_site as find  # noqa: PLC0415 (as above)

    environment = read_environment()
    local = f"http://127.0.0.1:{environment.port}"
    return find(address or environment.site_url or local)


def publish() -> None:
    """Make the full files of a small bank, where they are missing or behind it."""
    from medel.reporting import publication  # noqa: PLC0415 (needs Django ready)

    site = find_site()
    if publication.is_small() and not publication.find_current(site, stale=False):
        publication.publish(site)


def _describe(programme: Programme) -> str:
    from medel.projects.actions import load_shipped  # noqa: PLC0415 (needs Django ready)

    done = load_shipped(programme, on=timezone.localdate())
    word = "project" if done.total == 1 else "projects"
    known = f"{done.total or 'no'} known {word}"
    changes = [
        f"{count} {word}"
        for count, word in ((done.created, "new"), (done.updated, "updated"))
        if count
    ]
    note = f" ({', '.join(changes)})" if changes else ""
    part = "" if programme.identity.complete else ", only partly described"
    return f"  {programme.identity.name.en}{part}: {known}{note}"
