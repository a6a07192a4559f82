"""The site's addresses that stand in files: pages, downloads, full files."""

import re
from dataclasses import dataclass

from medel.core.errors import MedelError
from medel.core.texts import Text

LOCAL = "http://127.0.0.1:8000"
ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+")
LISTS = {"sv": "/sv/projekt/", "en": "/en/projects/"}
CATALOGUE = "/datasets/dcat"
TERMS = "/sv/oppna-data/#terms"


class SiteError(MedelError):
    """What was given is no address of a site."""


@dataclass(frozen=True)
class Site:
    """One installation by its public address, such as https://medel.example."""

    address: str

    def project(self, code: str, language: str = "sv") -> str:
        """Give the address of a project's page."""
        return f"{self.listing(language)}{code}/"

    def listing(self, language: str = "sv", query: str = "") -> str:
        """Give the address of the list of projects, or of a search in it."""
        path = LISTS["en" if language.startswith("en") else "sv"]
        return f"{self.address}{path}{f'?{query}' if query else ''}"

    def download(self, language: str, suffix: str, query: str) -> str:
        """Give the address of a search's download."""
        path = self.listing(language).rstrip("/")
        return f"{path}{suffix}{f'?{query}' if query else ''}"

    def full_file(self, name: str) -> str:
        """Give the stable address of a full file."""
        return f"{self.address}/data/{name}"

    @property
    def terms(self) -> str:
        """The place where the portal tells on what terms its facts may be used."""
        return f"{self.address}{TERMS}"

    @property
    def catalogue(self) -> str:
        """The stable address of the catalogue that data portals harvest."""
        return f"{self.address}{CATALOGUE}"


def find_site(address: str) -> Site:
    """Give the site at an address, or this machine's when none is known."""
    bare = (address or LOCAL).rstrip("/")
    if not ADDRESS.fullmatch(bare):
        raise SiteError(
            Text(
                sv=f'"{address}" är ingen webbplats. Skriv som https://medel.example.',
                en=f'"{address}" is no address. Write it like https://medel.example.',
            )
        )
    return Site(bare)
