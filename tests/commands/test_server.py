"""`medel serve` tells what its operator must know before it serves."""

import pytest
from click.testing import CliRunner

from medel.commands import server
from medel.commands.group import medel


class _Unserved:
    """Stands for the web server, and does not serve."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take what the server is told."""

    def serve(self) -> None:
        """Return at once."""


@pytest.mark.parametrize("address", ["", "smtp://mail.example.org"])
def test_start_says_where_letters_go(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(server, "Granian", _Unserved)
    monkeypatch.setattr(server, "_require_free_port", lambda _: None)
    monkeypatch.setenv("MEDEL_MAIL_URL", address)
    answer = CliRunner().invoke(medel, ["serve"])
    assert answer.exit_code == 0, answer.output
    assert ("No mail is sent" in answer.stdout) == (not address)
