"""Codes of organisations in addresses: the same for the same name and number."""

import base64
import hashlib

from django.utils.text import slugify

LONGEST_NAME = 80
DIGEST = 5  # bytes: eight letters


def write_code(name: str, number: str) -> str:
    """Give an organisation's code: its name in plain letters, and a digest of both.

    It hangs on nothing but name and number, so that a bank that is built anew has the
    same addresses.
    """
    stated = f"{name}|{number}".encode()
    digest = hashlib.blake2s(stated, digest_size=DIGEST).digest()
    short = base64.b32encode(digest).decode().lower()
    return f"{slugify(name)[:LONGEST_NAME].strip('-')}-{short}".lstrip("-")
