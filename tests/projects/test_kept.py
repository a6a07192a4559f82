import pytest

from medel.projects.changes import note_change
from medel.projects.kept import keep

pytestmark = pytest.mark.django_db


def test_answer_is_kept_until_the_bank_changes() -> None:
    note_change()
    asked: list[str] = []

    def ask() -> int:
        asked.append("asked")
        return len(asked)

    assert [keep("how many", ask), keep("how many", ask)] == [1, 1]
    assert keep("another question", ask) == 2
    note_change()
    assert keep("how many", ask) == 3
