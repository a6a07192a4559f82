"""Guards of the database itself: what is in the journal is not changed or removed.

They stand in the migration, so that also what goes past this program is refused. Who
owns the database can take them down; then the chain shows what was done. SQLite drops
them when a later migration makes one of the tables anew: that migration has to put them
up again.
"""

TABLES = ("journal_entry", "journal_content", "journal_root", "journal_reading")
MESSAGE = "the journal is append-only"
# A content may go once an entry says that it is erased; a day with a root is closed.
_ERASED = "EXISTS (SELECT 1 FROM journal_entry WHERE erases = OLD.commitment)"
_CLOSED = "EXISTS (SELECT 1 FROM journal_root WHERE day >= NEW.day)"


def write_guards(vendor: str) -> list[str]:
    """Write the SQL that puts up the guards of every table."""
    return _write_sqlite() if vendor == "sqlite" else _write_postgresql()


def write_removal(vendor: str) -> list[str]:
    """Write the SQL that takes down the guards of every table."""
    on = vendor != "sqlite"
    return [
        f"DROP TRIGGER IF EXISTS {table}_{event}{f' ON {table}' if on else ''}"
        for table in TABLES
        for event in ("update", "delete", "insert", *(("truncate",) if on else ()))
    ]


def _write_sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    return [
        f"CREATE TRIGGER {table}_{event} BEFORE {event.upper()} ON {table} "
        f"FOR EACH ROW {f'WHEN {when} ' if when else ''}{refuse}"
        for table, event, when in _list_guards()
    ]


def _write_postgresql() -> list[str]:
    return [
        _POSTGRESQL_REFUSAL,
        *(
            f"CREATE TRIGGER {table}_{event} BEFORE {event.upper()} ON {table} "
            f"FOR EACH {'STATEMENT' if event == 'truncate' else 'ROW'} "
            "EXECUTE FUNCTION journal_refuse()"
            for table, event, _ in (
                *_list_guards(),
                *((table, "truncate", "") for table in TABLES),
            )
        ),
    ]


def _list_guards() -> list[tuple[str, str, str]]:
    return [
        *((table, "update", "") for table in TABLES),
        *(
            (table, "delete", f"NOT {_ERASED}" if table == "journal_content" else "")
            for table in TABLES
        ),
        ("journal_entry", "insert", _CLOSED),
    ]


# PostgreSQL's triggers may hold no subquery, so the function looks.
_POSTGRESQL_REFUSAL = f"""
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'journal_content' THEN
    IF {_ERASED} THEN RETURN OLD; END IF;
  ELSIF TG_OP = 'INSERT' THEN
    IF NOT {_CLOSED} THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
