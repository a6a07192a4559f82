"""The bank's rows as plain tables in one SQLite file, for engines that speak SQL."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

# A filter's column; county and municipality have tables of their own.
COLUMNS = ("programme", "period", "fund", "objective", "theme", "year")
SEVERAL = ("county", "municipality")
_PROJECT = """
CREATE TABLE project (
    id INTEGER PRIMARY KEY, title TEXT, body TEXT, organisations TEXT,
    programme TEXT, period TEXT, fund TEXT, objective TEXT, theme TEXT, year TEXT,
    amount INTEGER, counties TEXT, municipalities TEXT
)"""
_FILL = """
INSERT INTO project
SELECT p.id, p.title, p.purpose, '', p.programme, p.period, p.fund, p.objective,
    p.theme, strftime('%Y', p.decided), CAST(p.eu_amount AS INTEGER), '[]', '[]'
FROM bank.projects_project p"""
_NAMES = """
UPDATE project SET organisations = (
    SELECT group_concat(o.name, ' ') FROM bank.projects_participation a
    JOIN bank.projects_organisation o ON o.id = a.organisation_id
    WHERE a.project_id = project.id)"""
_ARRAYS = """
UPDATE project SET
    counties = (SELECT json_group_array(value) FROM county WHERE project = project.id),
    municipalities = (
        SELECT json_group_array(value) FROM municipality WHERE project = project.id)"""
_WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
    title, body, organisations, content = 'project', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0')"""


def make_tables(bank: Path, file: Path) -> None:
    """Copy a bank's rows into a new SQLite file, and index them."""
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("ATTACH ? AS bank", [f"file:{bank}?mode=ro"])
        for statement in _list_statements():
            connection.execute(statement)
        connection.commit()
        connection.execute("ANALYZE main")
    connection.close()


def _list_statements() -> Iterator[str]:
    yield _PROJECT
    yield _FILL
    yield _NAMES
    for name in SEVERAL:
        yield f"CREATE TABLE {name} (project INTEGER, value TEXT)"
        yield (
            f"INSERT INTO {name} SELECT DISTINCT project_id, {name}"  # noqa: S608
            f" FROM bank.projects_place WHERE {name} <> '' ORDER BY project_id"
        )
        yield f"CREATE INDEX {name}_project ON {name} (project, value)"
        yield f"CREATE INDEX {name}_value ON {name} (value, project)"
    yield _ARRAYS
    for name in (*COLUMNS, "amount"):
        yield f"CREATE INDEX project_{name} ON project ({name})"
    yield _WORDS
    yield "INSERT INTO words (words) VALUES ('rebuild')"
