import pytest
from csp.constants import NONE, SELF
from django.conf import settings
from django.test import Client, override_settings

from tests.config.installed import answer_with

PATHS = (
    "/sv/",
    "/en/projects/",
    "/sv/nej/",
    "/sv/projekt/?county=99",
    "/sv/" + "x" * 2000,
    "/api/v1/programmes",
    "/api/v1/nej",
    "/health/live",
    "/robots.txt",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_guarded(visitor: Client, path: str) -> None:
    headers = visitor.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers
    assert "Server-Timing" not in headers


def test_policy_lets_in_only_ours() -> None:
    sources = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values()
    assert {source for listed in sources for source in listed} == {NONE, SELF}


def test_plain_http_promises_no_tls(visitor: Client) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/sv/").headers


@pytest.mark.parametrize("path", PATHS)
def test_other_sites_may_read_only_the_api(visitor: Client, path: str) -> None:
    headers = visitor.get(path, headers={"Origin": "https://x.example"}).headers
    allowed = headers.get("Access-Control-Allow-Origin")
    assert allowed == ("*" if path.startswith("/api/") else None)
    assert "Access-Control-Allow-Credentials" not in headers


def test_timing_told_when_asked(visitor: Client) -> None:
    with override_settings(MEDEL_TIMING=True):
        told = visitor.get("/sv/").headers["Server-Timing"]
    assert told.startswith("app;dur=")
    assert 'db;desc="' in told
    assert 'desc="0"' not in told


@pytest.mark.slow
def test_tls_sets_hsts_and_redirects() -> None:
    told = answer_with({"MEDEL_TLS": "1"}, "https://localhost/health/live")
    assert told["status"] == 200
    hsts = told["headers"]["strict-transport-security"]
    assert hsts == "max-age=31536000; includeSubDomains"


@pytest.mark.slow
def test_tls_leads_plain_http_on() -> None:
    told = answer_with({"MEDEL_TLS": "1"}, "http://localhost/sv/?a=b")
    assert told["status"] == 301
    assert told["headers"]["location"] == "https://localhost/sv/?a=b"


@pytest.mark.slow
def test_tls_believes_the_named_proxy_header_only() -> None:
    env = {"MEDEL_TLS": "1", "MEDEL_PROXY_TLS_HEADER": "X-Forwarded-Proto"}
    path = "http://localhost/robots.txt"
    told = answer_with(env, path, HTTP_X_FORWARDED_PROTO="https")
    assert told["status"] == 200
    other = answer_with({"MEDEL_TLS": "1"}, path, HTTP_X_FORWARDED_PROTO="https")
    assert other["status"] == 301
