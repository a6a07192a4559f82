"""The terms of use: of a whole file, and of each record in it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from medel.core.texts import Text
from medel.projects.licences import LICENCE
from medel.projects.models import Origin, Project

LICENCE_ADDRESS = "http://creativecommons.org/publicdomain/zero/1.0/"
NOT_STATED = Text(sv="inte angivet av källan", en="not stated by the source")


@dataclass(frozen=True)
class Terms:
    """What is said of a whole file; without a licence where its records may differ."""

    text: Text
    licence: str = ""
    address: str = ""

    def tell(self) -> dict[str, str]:
        """Tell the licence as JSON documents carry it; no keys where there is none."""
        told = {"license": self.licence, "license_url": self.address}
        return {key: value for key, value in told.items() if value}

    def write(self, language: str) -> str:
        """Write the terms as a sentence, with the licence's address if there is one."""
        return f"{self.text.to(language)} {self.address}".rstrip()


FREE = Terms(
    Text(
        sv="Fakta är fria att använda (CC0 1.0). Ange den källa som varje post bär.",
        en="Facts are free to use (CC0 1.0). Name the source that each record carries.",
    ),
    LICENCE,
    LICENCE_ADDRESS,
)
BY_RECORD = Terms(
    Text(
        sv="Villkoren skiljer sig mellan posterna. Varje post har sitt under licens "
        "(licence). Står inget där har källan inte angett några villkor. Ange den "
        "källa som varje post bär.",
        en="The terms differ from record to record. Each has its own under licence. "
        "Where nothing stands there, the source has not stated any. Name the source "
        "that each record carries.",
    )
)


def find_terms(projects: QuerySet[Project] | None = None) -> Terms:
    """Find the terms of all these projects, or of the bank, by one question."""
    among = Project.objects.all() if projects is None else projects
    theirs = among.order_by().filter(origin=OuterRef("pk"))
    others = Origin.objects.exclude(licence=LICENCE).filter(Exists(theirs))
    return BY_RECORD if others.exists() else FREE


def write_licence(stated: str, language: str) -> str:
    """Write a record's licence for a reader, in words where its source has none."""
    return stated or NOT_STATED.to(language)
