import pytest

from medel.config.mail import describe_mail


def test_mail_is_written_out_where_nothing_is_set() -> None:
    assert str(describe_mail("")["EMAIL_BACKEND"]).endswith("console.EmailBackend")


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://me%40x:a%2Fb@mail.example.org", 587, True, False),
        ("smtps://mail.example.org:4650", 4650, False, True),
    ],
)
def test_mail_goes_where_the_address_says(
    url: str,
    port: int,
    tls: bool,  # noqa: FBT001
    ssl: bool,  # noqa: FBT001
) -> None:
    told = describe_mail(url)
    assert told["EMAIL_HOST"] == "mail.example.org"
    assert told["EMAIL_PORT"] == port
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (tls, ssl)
    if tls:
        assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("me@x", "a/b")
