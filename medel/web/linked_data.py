"""What search engines are told of a page: schema.org in JSON-LD."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.urls import reverse

from medel.programmes.programme import Programme
from medel.projects.places import Spot
from medel.web.addresses import address, make_absolute
from medel.web.page import language

if TYPE_CHECKING:
    from medel.projects.models import Project
    from medel.projects.organisations import Account

CONTEXT = "https://schema.org"
GRANTED = "granted"
LinkedData = Mapping[str, object]


def describe_programme(programme: Programme) -> LinkedData:
    """Describe a programme as a FundingScheme with its money, area and authority."""
    identity, lang = programme.identity, language()
    return {
        "@context": CONTEXT,
        "@type": "FundingScheme",
        "name": identity.name.to(lang),
        "description": identity.lead.to(lang),
        "identifier": identity.code,
        "url": make_absolute(address("programme", lang, programme=programme), ""),
        "foundingDate": identity.period.start.isoformat(),
        "dissolutionDate": identity.period.end.isoformat(),
        "parentOrganization": _describe_authority(programme),
        "funding": {
            "@type": "MonetaryGrant",
            "name": identity.fund.value,
            "amount": _describe_money(
                f"{identity.budget.amount:f}", identity.budget.currency
            ),
        },
        "areaServed": [
            {"@type": "AdministrativeArea", "name": county.official_name}
            for county in programme.area.counties
        ],
    }


def describe_project(project: "Project", funder: Programme | None) -> LinkedData:
    """Describe a project; as a MonetaryGrant only if its source says it is granted.

    What was applied for is no grant, and what is unknown is left out.
    """
    if project.status != GRANTED:
        return _drop_unknown({"@context": CONTEXT, **_describe_work(project)})
    grant = {
        "@context": CONTEXT,
        "@type": "MonetaryGrant",
        "name": project.title,
        "identifier": project.case_number or project.code,
        "url": make_absolute(reverse("project", kwargs={"code": project.code}), ""),
        "funder": _describe_authority(funder) if funder else None,
        "amount": _describe_amount(project),
        "fundedItem": _describe_work(project),
    }
    return _drop_unknown(grant)


def describe_organisation(account: "Account") -> LinkedData:
    """Describe an organisation with its other names and its number."""
    entry = account.entry
    others = [one.name for one in account.spellings if one.pk != entry.pk]
    return _drop_unknown(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "name": entry.name,
            "alternateName": others or None,
            "identifier": entry.number or None,
            "url": make_absolute(
                address("organisation", language(), code=entry.code), ""
            ),
        }
    )


def describe_place(spot: Spot) -> LinkedData:
    """Describe a county or a municipality."""
    around = {"@type": "AdministrativeArea", "name": spot.county_name}
    return _drop_unknown(
        {
            "@context": CONTEXT,
            "@type": "AdministrativeArea",
            "name": spot.name,
            "identifier": spot.code,
            "containedInPlace": None if spot.is_county else around,
        }
    )


def _describe_work(project: "Project") -> dict[str, object]:
    return {
        "@type": "Project",
        "name": project.title,
        "identifier": project.case_number or project.code,
        "url": make_absolute(reverse("project", kwargs={"code": project.code}), ""),
        "foundingDate": project.start.isoformat() if project.start else None,
        "dissolutionDate": project.end.isoformat() if project.end else None,
        "member": [
            {"@type": "Organization", "name": part.organisation.name}
            for part in project.participations.all()
        ],
    }


def _describe_authority(programme: Programme) -> LinkedData:
    authority = programme.identity.authority
    return {
        "@type": "GovernmentOrganization",
        "name": authority.name.to(language()),
        "url": authority.href,
    }


def _describe_amount(project: "Project") -> LinkedData | None:
    if project.eu_amount is None:
        return None
    return _describe_money(f"{project.eu_amount:f}", project.currency)


def _describe_money(value: str, currency: str) -> LinkedData:
    return {"@type": "MonetaryAmount", "value": value, "currency": currency}


def _drop_unknown(told: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _drop_unknown(value) if isinstance(value, Mapping) else value
        for key, value in told.items()
        if value is not None
    }
