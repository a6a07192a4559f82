"""Secrets of one installation, made at its first start, for its owner's eyes only."""

import os
import secrets
from pathlib import Path

LENGTH = 64


def keep_secret(path: Path) -> str:
    """Give the secret in a file; make the file with a new secret if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text(encoding="ascii").strip()
        return kept or _remake(path)
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(LENGTH))
    return path.read_text(encoding="ascii").strip()


def _remake(path: Path) -> str:
    """Make the secret anew where an interrupted start left an empty file."""
    path.unlink()
    return keep_secret(path)
