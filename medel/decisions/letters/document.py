"""A letter as a document: a tagged PDF (PDF/UA) that a screen reader can read."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from medel.decisions.letters.facts import Letter

TEMPLATE = Path(__file__).with_name("letter.typ")


def write_letter(letter: Letter) -> bytes:
    """Set a letter as a PDF/UA-1 document, in Swedish."""
    told = json.dumps(asdict(letter), ensure_ascii=False)
    written: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return written
