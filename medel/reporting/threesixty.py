"""360Giving: grants as JSON, standard 1.4.

A grant must have an amount, a day and one recipient; a project without them is left
out, and the file says how many were. The standard has one licence for a whole file and
does not demand it, and has no place for a grant's own: where grants differ the file
has none, and says where each one's is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from medel.programmes.programme import Programme
from medel.projects.states import AmountKind
from medel.reporting.extract import Extract
from medel.reporting.locations import name_place
from medel.reporting.operations import Location, Operation, Party
from medel.reporting.streams import write_document
from medel.reporting.terms import Terms
from medel.reporting.writing import write_amount, write_moment

PREFIX = "360G-medel"
VERSION = "1.4"
ELSEWHERE = "This format has no place for it: see article49.json, by the grant's code."


def write(extract: Extract) -> Iterator[bytes]:
    """Write the grants, and after them what was left out."""
    package = _Package(extract)
    about = {
        "version": VERSION,
        "title": "Grants of EU funds",
        "identifier": extract.site.full_file("360giving.json"),
        "modified": extract.on.isoformat(),
        "publisher": _tell_funder(extract.programme),
        **_tell_licence(extract.terms),
    }
    return write_document(about, "grants", package.grants(), package.remarks())


@dataclass
class _Package:
    """The grants of one file, counted on the way."""

    extract: Extract
    left_out: int = 0

    def grants(self) -> Iterator[dict[str, Any]]:
        """Give every operation that is a grant."""
        for operation in self.extract.operations():
            if _is_grant(operation):
                yield tell_grant(operation, self.extract)
            else:
                self.left_out += 1

    def remarks(self) -> Iterator[tuple[str, str]]:
        """Tell what was left out, when all grants are written."""
        told = (
            "Only support that was granted, with a known amount, day of decision and "
            f"beneficiary. Left out for want of these: {self.left_out}."
        )
        if not self.extract.terms.licence:
            told = f"{self.extract.terms.text.en} {ELSEWHERE} {told}"
        yield "description", told


def _tell_licence(terms: Terms) -> dict[str, str]:
    told = {"license": terms.address, "license_name": terms.text.en}
    return told if terms.licence else {}


def _is_grant(operation: Operation) -> bool:
    granted = operation.amount_kind == AmountKind.GRANTED
    stated = operation.eu_amount and operation.decided and operation.beneficiaries
    return bool(granted and stated)


def tell_grant(operation: Operation, extract: Extract) -> dict[str, Any]:
    """Tell a grant in the words of the standard; empty keys are left out."""
    grant = {
        "id": f"{PREFIX}-{operation.code}",
        "title": operation.title,
        "description": operation.purpose or operation.title,
        "currency": operation.currency,
        "amountAwarded": tell_number(operation.eu_amount),
        "awardDate": operation.decided,
        "url": extract.site.project(operation.code, "en"),
        "plannedDates": _tell_dates(operation),
        "recipientOrganization": [_tell_party(operation.beneficiaries[0])],
        "beneficiaryLocation": _list_locations(operation),
        "fundingOrganization": [_tell_funder(extract.programme)],
        "grantProgramme": [
            {"code": operation.programme, "title": operation.programme_name}
        ],
        "dateModified": write_moment(operation.changed),
        "dataSource": operation.href,
    }
    empty: tuple[object, ...] = ("", [], None)
    return {key: value for key, value in grant.items() if value not in empty}


def tell_number(stated: str | None) -> int | float:
    """Tell an amount as a JSON number: exact to fifteen digits, as the bank's are."""
    written = Decimal(write_amount(stated))
    return int(written) if written == written.to_integral() else float(written)


def _tell_dates(operation: Operation) -> list[dict[str, str]]:
    stated = {"startDate": operation.start, "endDate": operation.end}
    known = {key: day for key, day in stated.items() if day}
    return [known] if known else []


def _tell_party(party: Party) -> dict[str, str]:
    number = {"companyNumber": party.number} if party.number else {}
    key = party.number or party.name
    return {"id": f"{PREFIX}-org:{key}", "name": party.name, **number}


def _tell_funder(programme: Programme) -> dict[str, str]:
    authority = programme.identity.authority
    return {
        "id": f"{PREFIX}-org:{authority.name.sv}",
        "name": authority.name.sv,
        "url": authority.href,
    }


def _list_locations(operation: Operation) -> list[dict[str, Any]]:
    return [_tell_location(place) for place in operation.places]


def _tell_location(place: Location) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name_place(place)}
    if place.latitude is not None and place.longitude is not None:
        told |= {"latitude": place.latitude, "longitude": place.longitude}
    return told
