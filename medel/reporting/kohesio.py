"""The Commission's upload format for Kohesio: 33 columns, rates from 0 to 100."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from medel.core.wording import write_period
from medel.programmes.programme import Programme
from medel.reporting.columns import join
from medel.reporting.delimited import write_rows
from medel.reporting.extract import Extract
from medel.reporting.locations import find_country, list_regions, list_wide_regions
from medel.reporting.operations import BENEFICIARY, Operation
from medel.reporting.writing import write_amount, write_date, write_rate

COLUMNS = (
    *("Operation_Unique_Identifier", "CountryID"),
    *("Operation_Name_Programme_Language", "Operation_Name_English", "Country"),
    *("Location_Indicator_Postcode", "Operation_Start_Date"),
    *("Operation_Expected_End_Date", "Operation_End_Date", "CoFinancing_Rate"),
    *("Total_Eligible_Expenditure_amount", "Total_Eligible_Expenditure_Currency"),
    *("Total_Eligible_Expenditure_Exchange_Rate", "Location_Indicator_NUTS_code"),
    *("Beneficiary_Name", "Location_Indicator_latitude_longitude"),
    *("Category_Of_Intervention", "Fund_Code", "Programme_Code"),
    *("Operation_Summary_English", "Operation_Summary_Programme_Language"),
    *("Programming_Period", "Programme_Name", "Program_Priority_Axis_Code"),
    *("Program_Priority_Axis_Name", "Program_Specific_Objective_Code"),
    *("Program_Specific_Objective_Name", "Program_Thematic_Objective_Code"),
    *("Program_Thematic_Objective_Name", "Fund_Name", "Date_Of_Last_Update"),
    *("Beneficiary_Unique_Identifier", "Social_Media_Links"),
)
_NUMBERS = ("CoFinancing", "Total_Eligible_Expenditure_amount", "Location_Ind")
COUNTRIES = "http://publications.europa.eu/resource/authority/country/"
COUNTRY_NAMES = {"SE": ("SWE", "Sweden")}
FUNDS = {"ERDF": "European Regional Development Fund"}
OURS = "SEK"
PERIODS = {"2014-2020": "exchange_rate_2014_2020"}


def write(extract: Extract) -> Iterator[bytes]:
    """Write one operation a row; what the source does not tell stays empty."""
    texts = [not column.startswith(_NUMBERS) for column in COLUMNS]
    return write_rows(COLUMNS, list_rows(extract), texts)


def list_rows(extract: Extract) -> Iterator[list[str]]:
    """Give the rows in the order of the columns."""
    for operation in extract.operations():
        told = {
            **_tell_names(operation),
            **_tell_money(operation, extract.programme, extract.on),
            **_tell_place(operation, extract.programme),
            **_tell_programme(operation),
        }
        yield [told.get(column, "") for column in COLUMNS]


def _tell_names(operation: Operation) -> dict[str, str]:
    numbers = [party.number for party in operation.beneficiaries if party.number]
    return {
        "Operation_Unique_Identifier": operation.code,
        "Operation_Name_Programme_Language": operation.title,
        "Operation_Name_English": operation.title_en,
        "Operation_Start_Date": _write_date(operation.start),
        "Operation_End_Date": _write_date(operation.end),
        "Beneficiary_Name": join(operation.named(BENEFICIARY)),
        "Beneficiary_Unique_Identifier": join(numbers),
        "Operation_Summary_Programme_Language": operation.purpose,
        "Date_Of_Last_Update": _write_date(
            operation.updated_in_source or operation.changed
        ),
    }


def _tell_money(operation: Operation, programme: Programme, on: date) -> dict[str, str]:
    total = write_amount(operation.total_cost)
    return {
        "CoFinancing_Rate": write_rate(operation),
        "Total_Eligible_Expenditure_amount": total,
        "Total_Eligible_Expenditure_Currency": operation.currency,
        "Total_Eligible_Expenditure_Exchange_Rate": _find_rate(
            operation, programme, on
        ),
    }


def _tell_place(operation: Operation, programme: Programme) -> dict[str, str]:
    points = operation.points
    country = find_country(operation) or _find_home(operation, programme)
    authority, name = COUNTRY_NAMES.get(country, ("", country))
    return {
        "CountryID": f"{COUNTRIES}{authority}" if authority else "",
        "Country": name,
        "Location_Indicator_NUTS_code": _find_region(operation, programme),
        "Location_Indicator_latitude_longitude": (
            f"{points[0][1]}, {points[0][0]}" if len(points) == 1 else ""
        ),
    }


def _tell_programme(operation: Operation) -> dict[str, str]:
    period = write_period(operation.period)
    fields = json.loads(operation.intervention_fields)
    return {
        "Category_Of_Intervention": fields[0].lstrip("0") if fields else "",
        "Fund_Code": operation.fund if operation.fund in FUNDS else "",
        "Fund_Name": FUNDS.get(operation.fund, ""),
        "Programming_Period": operation.period,
        "Programme_Name": operation.programme_name.removesuffix(period).strip(),
        "Program_Priority_Axis_Name": operation.priority,
        "Program_Specific_Objective_Code": operation.objective,
    }


def _find_region(operation: Operation, programme: Programme) -> str:
    """Give the finest region that holds all places; else the programme's, or none."""
    exact, wide = list_regions(operation), list_wide_regions(operation)
    for found in (exact, wide):
        if len(found) == 1:
            return found[0]
    if exact:
        return exact[0][:2]
    ours = _is_ours(operation, programme)
    return programme.area.nuts2.code if ours else operation.country


def _find_home(operation: Operation, programme: Programme) -> str:
    return programme.area.country if _is_ours(operation, programme) else ""


def _is_ours(operation: Operation, programme: Programme) -> bool:
    """Whether an operation belongs to the programme, in this period or another."""
    stem = programme.code.removesuffix(programme.identity.period.label)
    return operation.programme.startswith(stem)


def _find_rate(operation: Operation, programme: Programme, on: date) -> str:
    """Give what a euro costs: as the source states, else the programme's own rate."""
    if operation.exchange_rate is not None:
        return write_amount(operation.exchange_rate)
    if operation.currency != OURS:
        return ""
    key = PERIODS.get(operation.period, "exchange_rate")
    rate: Decimal | None = programme.number(key, on=on)
    if rate is None and key in programme.parameters:
        rate = _last(programme, key)
    return "" if rate is None else f"{rate:f}"


def _last(programme: Programme, key: str) -> Decimal | None:
    value = programme.parameters[key][-1].value
    return value if isinstance(value, Decimal) else None


def _write_date(stated: str | None) -> str:
    return write_date(date.fromisoformat(stated[:10])) if stated else ""
