import shutil
from pathlib import Path

import pytest

from medel.programmes.loader import DATA

SHIPPED = DATA / "norra-mellansverige-2021-2027"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the shipped programme's TOML files, to be broken."""
    copied = tmp_path / SHIPPED.name
    copied.mkdir()
    for path in SHIPPED.glob("*.toml"):
        shutil.copyfile(path, copied / path.name)
    return copied
