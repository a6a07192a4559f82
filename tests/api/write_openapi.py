"""Writes docs/openapi.json: `python -m tests.api.write_openapi`."""

import json
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


def describe() -> str:
    """Give the API's description as it is committed."""
    from medel.api.api import api  # noqa: PLC0415 (after Django has its settings)

    schema = json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str)
    return json.dumps(json.loads(schema), ensure_ascii=False, indent=2) + "\n"


def write() -> None:
    """Write the file."""
    import django  # noqa: PLC0415 (after the tests' installation is made)

    django.setup()
    FILE.write_text(describe(), encoding="utf-8")


if __name__ == "__main__":
    import os

    import tests.installation  # noqa: F401 (a folder of its own)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medel.config.settings")
    write()
