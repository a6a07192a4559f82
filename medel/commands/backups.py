"""Backups: database, secret and attachments of an installation in one ZIP file.

SQLite is copied by its own backup call while the site runs. A PostgreSQL database has
better tools of its own (pg_dump), so we say so instead of doing half the work.
"""

import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from medel.config.environment import read_environment
from medel.core.errors import MedelError
from medel.core.texts import Text

DATABASE = "medel.sqlite3"
SECRET = "secret-key"
ATTACHMENTS = "attachments"
# A file is named by its key alone: nothing else is taken out of a backup.
_ATTACHMENT = re.compile(
    r"attachments/[0-9a-f]{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
OWNER_ONLY = 0o600
# What a file that is no ZIP, or a broken or locked one, makes zipfile raise.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


class BackupError(MedelError):
    """A backup cannot be made or restored; nothing was changed."""


def back_up(file: Path) -> None:
    """Write database, secret and attachments to a new file.

    Raise BackupError if it exists.
    """
    _require_sqlite()
    home = read_environment().home
    database = Path(settings.DATABASES["default"]["NAME"])
    if not _is_medel(database):
        raise _refuse(database, "saknas eller är trasig", "is missing or broken")
    with tempfile.TemporaryDirectory(dir=home) as folder:
        copy = Path(folder) / DATABASE
        _copy(database, copy)
        # The database first: every file that it names is there already.
        _pack(file, copy, home / SECRET, Path(settings.MEDEL_ATTACHMENTS))


def restore(file: Path) -> None:
    """Replace database and secret by a backup's, and put its attachments back.

    Raise BackupError on anything else that is no backup.

    The site has to be stopped first: a running one would go on with the old database.
    """
    _require_sqlite()
    home = read_environment().home
    with tempfile.TemporaryDirectory(dir=home) as folder:
        _unpack(file, Path(folder))
        connection.close()
        _put_back(Path(folder) / ATTACHMENTS, Path(settings.MEDEL_ATTACHMENTS))
        _copy(Path(folder) / DATABASE, Path(settings.DATABASES["default"]["NAME"]))
        secret = Path(folder) / SECRET
        if secret.exists():
            secret.replace(home / SECRET)
            (home / SECRET).chmod(OWNER_ONLY)


def _copy(source: Path, target: Path) -> None:
    old, new = sqlite3.connect(source), sqlite3.connect(target)
    with closing(old), closing(new):
        try:
            old.backup(new)
        except sqlite3.Error as error:
            told = f"({error})"
            raise _refuse(
                target, f"kan inte skrivas {told}", f"cannot be written {told}"
            ) from error


def _pack(file: Path, database: Path, secret: Path, attachments: Path) -> None:
    try:
        file.touch(mode=OWNER_ONLY, exist_ok=False)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(database, DATABASE)
            if secret.exists():
                archive.write(secret, SECRET)
            for one in sorted(attachments.glob("??/*-*-*-*-*")):
                name = f"{ATTACHMENTS}/{one.parent.name}/{one.name}"
                if _ATTACHMENT.fullmatch(name):
                    archive.write(one, name, zipfile.ZIP_STORED)
    except FileExistsError as error:
        raise _refuse(file, "finns redan", "exists already") from error
    except OSError as error:
        told = error.strerror or "?"
        raise _refuse(
            file, f"kan inte skrivas ({told})", f"cannot be written ({told})"
        ) from error


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            listed = set(archive.namelist())
            kept = {one for one in listed if _ATTACHMENT.fullmatch(one)}
            for name in ({DATABASE, SECRET} & listed) | kept:
                archive.extract(name, folder)
    except UNREADABLE as error:
        raise _refuse(file, "är ingen säkerhetskopia", "is not a backup") from error
    if not _is_medel(folder / DATABASE):
        raise _refuse(file, "innehåller ingen databas", "holds no database of Medel")


def _put_back(source: Path, target: Path) -> None:
    """Put attachments where they were; those that came since are left there."""
    for one in source.glob("??/*"):
        place = target / one.parent.name / one.name
        for folder in (target, place.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        one.chmod(OWNER_ONLY)
        shutil.move(one, place)


def _is_medel(database: Path) -> bool:
    """Tell whether a file is a whole SQLite database with Medel's tables."""
    if not database.is_file():
        return False
    with closing(sqlite3.connect(database)) as opened:
        try:
            (state,) = opened.execute("PRAGMA quick_check").fetchone()
            opened.execute("SELECT 1 FROM django_migrations")
        except sqlite3.DatabaseError:
            return False
    return bool(state == "ok")


def _require_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise BackupError(
            Text(
                sv="Databasen är PostgreSQL. Säkerhetskopiera den med pg_dump "
                "och läs tillbaka med pg_restore.",
                en="The database is PostgreSQL. Back it up with pg_dump "
                "and restore it with pg_restore.",
            )
        )


def _refuse(file: Path, sv: str, en: str) -> BackupError:
    name = click.format_filename(file)
    return BackupError(
        Text(
            sv=f"{name} {sv}. Inget har ändrats.",
            en=f"{name} {en}. Nothing was changed.",
        )
    )
