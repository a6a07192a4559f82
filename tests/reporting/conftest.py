import pytest

from tests.reporting.making import make_hard


@pytest.fixture
def hard(bank: None) -> None:
    """Give the shipped projects, and some that are hard to write."""
    del bank
    make_hard()
