from pathlib import Path

import pytest

from medel.config.environment import (
    CHECKOUT,
    Environment,
    SettingError,
    read_environment,
)
from tests.config.installed import run

ALIASES = {"database_url": "DATABASE_URL", "port": "PORT"}
DEFAULTS = {
    "home": CHECKOUT / "var",
    "debug": False,
    "operator": "",
    "contact": "",
    "name_persons": False,
    "source_url": "",
    "hosts": ["127.0.0.1", "localhost", "[::1]"],
    "site_url": "",
    "tls": False,
    "proxy_tls_header": "",
    "secret_key": "",
    "programme": "norra-mellansverige-2021-2027",
    "sign_up": True,
    "mail_url": "",
    "mail_from": "",
    "oidc_issuer": "",
    "oidc_client_id": "",
    "oidc_client_secret": "",
    "oidc_name": "OpenID Connect",
    "oidc_two_factor": False,
    "proxy_count": 0,
    "workers": 1,
    "timing": False,
    "database_url": "",
    "port": 8000,
    "bind": "127.0.0.1",
}
NONSENSE = [
    ("MEDEL_DEBUG", "banana"),
    ("MEDEL_DEBUG", "2"),
    ("MEDEL_TLS", "maybe"),
    ("MEDEL_SECRET_KEY", "short"),
    ("MEDEL_CONTACT", "write to us"),
    ("MEDEL_SOURCE_URL", "here"),
    ("MEDEL_HOSTS", " , "),
    ("DATABASE_URL", "mysql://x"),
    ("DATABASE_URL", "postgres://x"),
    ("MEDEL_HOSTS", "exa mple.org"),
    ("MEDEL_HOSTS", "example.org/path"),
    ("MEDEL_HOSTS", "ok.example,sl/ash"),
    ("MEDEL_SITE_URL", "example.org"),
    ("MEDEL_SITE_URL", "https://example.org/"),
    ("MEDEL_SITE_URL", "https://example.org/path"),
    ("MEDEL_SITE_URL", "ftp://example.org"),
    ("MEDEL_PROXY_TLS_HEADER", "X Forwarded"),
    ("MEDEL_PROXY_TLS_HEADER", "X-Forwarded-Proto: https"),
    ("MEDEL_MAIL_URL", "mail.example.org"),
    ("MEDEL_MAIL_URL", "https://mail.example.org"),
    ("MEDEL_MAIL_FROM", "Medel"),
    ("MEDEL_OIDC_ISSUER", "issuer"),
    ("MEDEL_PROXY_COUNT", "-1"),
    ("MEDEL_WORKERS", "0"),
    ("MEDEL_WORKERS", "65"),
    ("MEDEL_WORKERS", "many"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "http"),
    ("PORT", "80.5"),
]


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Environment.model_fields:
        monkeypatch.delenv(ALIASES.get(name, f"MEDEL_{name.upper()}"), raising=False)


def test_defaults_suit_a_first_look() -> None:
    assert read_environment().model_dump() == DEFAULTS


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as refused:
        read_environment()
    reason = refused.value.reason
    assert f"{name}: " in reason.en
    assert f"{name}: " in reason.sv
    assert "docs/settings.md" in reason.en


def test_misspelt_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDEL_DEBG", "1")
    with pytest.raises(SettingError, match="no environment variable MEDEL_DEBG"):
        read_environment()


def test_empty_is_as_if_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDEL_HOME", "")
    assert read_environment().home == CHECKOUT / "var"


def test_nonsense_in_two_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "x")
    monkeypatch.setenv("MEDEL_WORKERS", "x")
    with pytest.raises(SettingError, match=r"MEDEL_WORKERS: .*PORT: "):
        read_environment()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("MEDEL_DEBUG", "yes", True),
        ("MEDEL_TLS", "on", True),
        ("MEDEL_TLS", "0", False),
        ("MEDEL_TIMING", "TRUE", True),
        ("MEDEL_HOSTS", "a.example, b.example ,", ["a.example", "b.example"]),
        ("MEDEL_HOSTS", ".example.org", [".example.org"]),
        ("MEDEL_SITE_URL", "https://medel.example.org", "https://medel.example.org"),
        ("MEDEL_SITE_URL", "http://localhost:8000", "http://localhost:8000"),
        ("MEDEL_PROXY_TLS_HEADER", "X-Forwarded-Proto", "X-Forwarded-Proto"),
        ("MEDEL_WORKERS", "64", 64),
        ("PORT", "65535", 65535),
        ("MEDEL_BIND", "0.0.0.0", "0.0.0.0"),  # noqa: S104 (only read)
        ("MEDEL_HOME", "here", Path.cwd() / "here"),
        ("MEDEL_HOME", "~/medel", Path.home() / "medel"),
    ],
)
def test_value_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: object
) -> None:
    monkeypatch.setenv(name, value)
    field = {alias: field for field, alias in ALIASES.items()}.get(name)
    assert getattr(read_environment(), field or name[6:].lower()) == read


def test_environment_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_environment().port = 1  # type: ignore[misc]


@pytest.mark.slow
def test_nonsense_stops_the_start_in_one_sentence() -> None:
    code = "from medel.__main__ import main; main()"
    done = run(code, "migrate", MEDEL_TLS="banana")
    assert done.returncode == 1
    assert "MEDEL_TLS" in done.stderr
    assert "Traceback" not in done.stderr
