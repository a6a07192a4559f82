"""Writes docs/glossary.md from the glossary: python -m tests.house.glossary_table."""

from pathlib import Path

from medel.programmes.glossary import Term, terms

TARGET = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"

HEAD = """\
# Glossary

The words of the field as Medel uses them: in Swedish, in English and in the code. This
page is made from `medel/programmes/data/glossary.toml`: change that file, then run
`python -m tests.house.glossary_table`. The portal shows the same words, with their
meaning in Swedish too.

| Swedish | English | in the code | meaning | source |
|---|---|---|---|---|
"""


def render() -> str:
    return HEAD + "".join(f"{_write_row(term)}\n" for term in terms())


def _write_row(term: Term) -> str:
    source = f"[{term.source}]({term.href})" if term.href else term.source
    cells = (term.term.sv, term.term.en, f"`{term.code}`", term.meaning.en, source)
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
