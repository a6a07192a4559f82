import pytest

from tests.conftest import TODAY
from tests.projects.making import restore_bank


@pytest.fixture
def bank(db: None) -> None:
    """Load the known projects of every shipped programme, from memory if it can."""
    restore_bank(TODAY)
