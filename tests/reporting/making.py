"""Makes projects that are hard to write, and reads what was written."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from medel.projects.changes import note_change
from medel.projects.licences import LICENCE
from medel.projects.models import Organisation, Origin, Participation, Place, Project
from medel.projects.states import AmountKind, Role, Status
from medel.reporting.bank import extract_bank
from medel.reporting.extract import Extract
from medel.reporting.formats import write_format
from medel.reporting.sites import Site

TODAY = date(2026, 11, 23)
SITE = Site("https://medel.example")
CODE = "norra-mellansverige-2021-2027"
FORMULAS = ("=1+1", "+46", "-SUM(A1)", "@cmd", "\tx", "\rx", "\uff1dx")


def extract(programme: str = "") -> Extract:
    """Give the bank of the test, as on one day."""
    return extract_bank(site=SITE, on=TODAY, programme=programme)


def write(name: str, programme: str = "") -> bytes:
    """Write the bank of the test in a format."""
    return b"".join(write_format(name, extract(programme)))


def note_origin(name: str = "list.csv", licence: str = LICENCE) -> Origin:
    """Give an origin of projects; its licence is the installation's own."""
    origin, _ = Origin.objects.get_or_create(
        name=name,
        checksum="c" * 64,
        mapping="test",
        retrieved=date(2025, 2, 28),
        licence=licence,
    )
    return origin


def make(code: str, **told: Any) -> Project:  # noqa: ANN401 (any field of the model)
    """Make a project; what is not told is as empty as can be."""
    note_change(whole=True)  # so that the index is built anew
    plain = {"title": code, "programme": CODE, "period": "2021-2027", **told}
    plain.setdefault("origin", note_origin())
    return Project.objects.create(code=code, row=1, **plain)


def join(project: Project, name: str, role: Role = Role.BENEFICIARY) -> None:
    """Give a project an organisation."""
    organisation, _ = Organisation.objects.get_or_create(
        name=name, defaults={"number": "2021000000", "kind": "region"}
    )
    Participation.objects.create(project=project, organisation=organisation, role=role)


def locate(project: Project, county: str, name: str, **told: Any) -> None:  # noqa: ANN401
    """Give a project a place."""
    Place.objects.create(project=project, county=county, county_name=name, **told)


def make_full(code: str = "full-1", **more: Any) -> Project:  # noqa: ANN401
    """Make a project of which everything is known."""
    project = make(
        code,
        programme_name="Norra Mellansverige 2021-2027",
        case_number="20350001",
        title="Grönt stål",
        title_en="Green steel",
        purpose="Mindre utsläpp.\n\n- bättre stål\n- fler jobb",
        achievements="Elva företag.",
        status=Status.GRANTED,
        fund="ERDF",
        objective="1.1",
        priority="Innovation",
        theme="innovation",
        start=date(2023, 1, 1),
        end=date(2025, 12, 31),
        decided=date(2022, 12, 14),
        amount_kind=AmountKind.GRANTED,
        eu_amount=Decimal("1250000.50"),
        total_cost=Decimal("3000001.20"),
        national_public=Decimal(1750000),
        intervention_fields=["023", "010"],
        areas=["steel"],
        country="SE",
        updated_in_source=date(2024, 2, 29),
        href="https://example.org/beslut?a=1&b=2",
        **more,
    )
    join(project, "Region Dalarna")
    join(project, "Högskolan Dalarna", Role.PARTNER)
    locate(
        project,
        "20",
        "Dalarna",
        municipality="2080",
        municipality_name="Falun",
        nuts="SE312",
        latitude=60.6036,
        longitude=15.626,
    )
    return project


def make_hard() -> None:
    """Make projects that a format may stumble over."""
    make_full()
    make("empty", title="")
    make("year", start=date(2020, 1, 1), start_precision="year")
    make("month", end=date(2020, 2, 29), end_precision="month")
    make("euro", currency="EUR", eu_amount=Decimal("0.01"), total_cost=Decimal(0))
    make("large", eu_amount=Decimal(9999999999999), total_cost=Decimal("10.10"))
    make("marks", title='"a";b,c', purpose="å|ä\u2028ö\r\n\x0b'<&>]]>\U0001f332")
    for number, formula in enumerate(FORMULAS):
        project = make(f"formula-{number}", title=formula, purpose=formula)
        join(project, f"{formula} AB")
    several = make("several")
    for name in ("Örebro kommun", "Avesta kommun", "ÅF"):
        join(several, name)
        join(several, name, Role.PARTNER)
    locate(several, "21", "Gävleborg", latitude=-0.1, longitude=1e-7)
    locate(several, "20", "Dalarna", latitude=60.0, longitude=15.0)
    locate(several, "", "Någonstans")
    old = datetime(2019, 3, 31, tzinfo=UTC)
    Project.objects.filter(code="year").update(first_published=old, changed=old)
