"""The environment of one installation: typed, documented, loud on nonsense.

Every field is described in docs/settings.md.
"""

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import installed

PREFIX = "MEDEL_"
# Read by the root script and by the tests, not by the product.
_ELSEWHERE = {"MEDEL_PYTHON", "MEDEL_TEST_DATABASE", "MEDEL_TEST_HOME", "MEDEL_SHARED"}
CHECKOUT = Path(__file__).resolve().parents[2]

Host = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.:\[\]*-]+$")]


class SettingError(MedelError):
    """An environment variable has a value that Medel cannot use."""


class Environment(BaseSettings):
    """What an installation may set; the defaults suit one machine and a first look."""

    model_config = SettingsConfigDict(
        env_prefix="MEDEL_", env_ignore_empty=True, frozen=True
    )

    home: Path = Field(
        default=CHECKOUT / "var",
        description="Folder of the installation: database, secret key, stylesheet.",
    )
    debug: bool = Field(
        default=False, description="Show the inside of errors. Never on a public site."
    )
    operator: str = Field(
        default="",
        max_length=200,
        description="Who runs this installation and answers for it; on every page.",
    )
    contact: str = Field(
        default="",
        pattern=r"^((https?|mailto):\S+)?$",
        description="Where to reach the operator: a web address, or mailto:name@host.",
    )
    name_persons: bool = Field(
        default=False,
        description="The operator is the authority that must publish the names of "
        "natural persons with support: keep and show them, for two years.",
    )
    source_url: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="Where the source code of this installation can be read.",
    )
    hosts: Annotated[list[Host], NoDecode] = Field(
        min_length=1,
        default=["127.0.0.1", "localhost", "[::1]"],
        description="Host names that the site answers to, with commas between.",
    )
    site_url: str = Field(
        default="",
        pattern=r"^(https?://[^/\s]+)?$",
        description="The site's public address, for the site map and previews; "
        "empty: taken from the request.",
    )
    tls: bool = Field(
        default=False,
        description="The site is reached over HTTPS: secure cookies, HSTS, redirect.",
    )
    proxy_tls_header: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9-]*$",
        description="Header by which a trusted proxy says https, "
        "for example X-Forwarded-Proto.",
    )
    secret_key: str = Field(
        default="",
        pattern=r"^(.{32,})?$",
        description="Secret for signing; empty: made at the first start and kept in "
        "MEDEL_HOME.",
    )
    sign_up: bool = Field(
        default=True,
        description="Anyone may make an account; otherwise by invitation only.",
    )
    mail_url: str = Field(
        default="",
        pattern=r"^(smtp|smtp\+tls|smtps)://([^/\s]+@)?[^/@\s]+/?$|^$",
        description="How mail is sent: smtp://, smtp+tls:// or smtps://user:password@"
        "host:port; empty: written to the server's own output.",
    )
    mail_from: str = Field(
        default="",
        pattern=r"^([^@\s]+@[^@\s]+)?$",
        description="The address that mail is sent from.",
    )
    oidc_issuer: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="Sign-in by an OpenID Connect provider: its address.",
    )
    oidc_client_id: str = Field(
        default="", description="What the provider calls this installation."
    )
    oidc_client_secret: str = Field(
        default="", description="The secret shared with the provider."
    )
    oidc_name: str = Field(
        default="OpenID Connect",
        max_length=60,
        description="What the provider is called on the sign-in page.",
    )
    oidc_two_factor: bool = Field(
        default=False,
        description="The provider itself asks for two factors, as an e-identification "
        "does; staff then need no other.",
    )
    proxy_count: int = Field(
        default=0,
        ge=0,
        le=10,
        description="Trusted proxies in front of the site that add X-Forwarded-For; "
        "for limits on sign-in attempts.",
    )
    programme: str = Field(
        default="norra-mellansverige-2021-2027",
        description="Code of the programme that the home page shows.",
    )
    workers: int = Field(
        default=1, ge=1, le=64, description="Server processes that answer requests."
    )
    timing: bool = Field(
        default=False,
        description="Tell server time and number of queries in a Server-Timing header; "
        "for measurements.",
    )
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        pattern=r"^(postgres(ql)?://.*/[^/?]+(\?.*)?|sqlite:///.+)?$",
        description="Database; empty: SQLite in MEDEL_HOME. PostgreSQL: "
        "postgresql://user:password@host/name.",
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65535,
        validation_alias="PORT",
        description="Port that the site is served on.",
    )
    bind: str = Field(
        default="127.0.0.1", description="Network address that the site is served on."
    )

    @field_validator("hosts", mode="before")
    @classmethod
    def split_hosts(cls, given: object) -> object:
        """Read host names with commas between them."""
        if isinstance(given, str):
            return [host.strip() for host in given.split(",") if host.strip()]
        return given

    @field_validator("home", mode="after")
    @classmethod
    def make_absolute(cls, home: Path) -> Path:
        """Let a relative MEDEL_HOME count from where Medel was started."""
        return home.expanduser().absolute()


def read_environment() -> Environment:
    """Read the environment; raise SettingError naming the variable on nonsense."""
    _require_known_names()
    try:
        return Environment()
    except ValidationError as error:
        raise SettingError(_describe(error)) from error


def _require_known_names() -> None:
    """Refuse a misspelt variable, which would otherwise be without any effect."""
    known = {_name_variable(field) for field in Environment.model_fields} | _ELSEWHERE
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known:
            raise SettingError(
                Text(
                    sv=f"Miljövariabeln {name} finns inte. Se docs/settings.md.",
                    en=f"There is no environment variable {name}. "
                    "See docs/settings.md.",
                )
            )


def require_programme(code: str) -> str:
    """Give the code of an installed programme back, or raise SettingError."""
    known = installed()
    if code in known:
        return code
    listed = ", ".join(known)
    raise SettingError(
        Text(
            sv=f"MEDEL_PROGRAMME: {code!r} är inte installerat. Välj bland: {listed}.",
            en=f"MEDEL_PROGRAMME: {code!r} is not installed. Choose from: {listed}.",
        )
    )


def _describe(error: ValidationError) -> Text:
    lines = [
        f"{_name_variable(str(detail['loc'][0]))}: {detail['msg']}"
        for detail in error.errors()
    ]
    told = "; ".join(lines)
    return Text(
        sv=f"Fel i miljövariabel. {told}. Se docs/settings.md.",
        en=f"Wrong environment variable. {told}. See docs/settings.md.",
    )


def _name_variable(field: str) -> str:
    return field if field.isupper() else f"MEDEL_{field.upper()}"
