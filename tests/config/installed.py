"""Starts Medel in a process of its own, with an environment of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import Any

SCRIPT = """
import json, sys
from urllib.parse import urlsplit
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
url, extra = json.loads(sys.argv[1])
parts = urlsplit(url)
path = parts.path + (f"?{parts.query}" if parts.query else "")
client = Client(raise_request_exception=False, HTTP_HOST=parts.netloc)
answer = client.get(path, secure=parts.scheme == "https", **extra)
headers = {name.lower(): value for name, value in answer.headers.items()}
print(json.dumps({"status": answer.status_code, "headers": headers}))
"""


def run(
    code: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run some Python in an installation of its own."""
    ours = ("MEDEL_", "DATABASE_URL", "PORT")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    with tempfile.TemporaryDirectory() as home:
        told = {"MEDEL_HOME": home, **environment}
        settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**kept, **settings, **told},
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )


def answer_with(
    environment: Mapping[str, str], url: str, **extra: str
) -> dict[str, Any]:
    """Ask an installation with this environment for a page."""
    done = run(SCRIPT, json.dumps([url, extra]), **environment)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
