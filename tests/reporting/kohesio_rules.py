"""Kohesio's table schema and its three row rules, restated as data of the tests' own.

After the table schema and the validation rules of the Interoperability Test Bed's
validator for Kohesio: 33 columns, of which 12 are required.
"""

from datetime import datetime
from typing import Any

REQUIRED = (
    *("Operation_Name_Programme_Language", "Country", "Operation_Start_Date"),
    *("Operation_End_Date", "CoFinancing_Rate", "Total_Eligible_Expenditure_amount"),
    *("Total_Eligible_Expenditure_Currency", "Beneficiary_Name"),
    *("Category_Of_Intervention", "Operation_Summary_Programme_Language"),
    "Programming_Period",
)
DATES = (
    *("Operation_Start_Date", "Operation_Expected_End_Date", "Operation_End_Date"),
    "Date_Of_Last_Update",
)
NUMBERS: dict[str, dict[str, Any]] = {
    "CoFinancing_Rate": {"minimum": 0, "maximum": 100},
    "Total_Eligible_Expenditure_amount": {"minimum": 0},
    "Total_Eligible_Expenditure_Exchange_Rate": {},
    "Category_Of_Intervention": {"minimum": 1, "maximum": 123},
}
ENUMS = {
    "Total_Eligible_Expenditure_Currency": ["SEK", "EUR", "DKK"],
    "Fund_Code": ["CF", "EAFRD", "EMFF", "ENI", "ERDF", "ESF", "YEI", "IPA II"],
    "Programming_Period": ["2014-2020", "2021-2027"],
}
POINT = "Location_Indicator_latitude_longitude"
PLACES = ("Location_Indicator_Postcode", "Location_Indicator_NUTS_code", POINT)


def describe(columns: tuple[str, ...]) -> dict[str, Any]:
    """Give the table schema."""
    return {"fields": [_describe(column) for column in columns]}


def _describe(column: str) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column in REQUIRED else {}
    if column in ENUMS:
        limits["enum"] = ENUMS[column]
    if column in DATES:
        return {
            "name": column,
            "type": "date",
            "format": "%d/%m/%Y",
            "constraints": limits,
        }
    if column in NUMBERS:
        limits |= NUMBERS[column]
        return {"name": column, "type": "number", "constraints": limits}
    kind = "geopoint" if column == POINT else "string"
    return {"name": column, "type": kind, "constraints": limits}


def find_faults(row: dict[str, str]) -> list[str]:
    """Give the row rules that a row breaks."""
    faults = []
    if _starts_late(row):
        faults.append("OperationDateRule")
    if not any(row[place].strip() for place in PLACES):
        faults.append("LocationIndicatorRule")
    currency = row["Total_Eligible_Expenditure_Currency"]
    rate = row["Total_Eligible_Expenditure_Exchange_Rate"]
    if currency and currency != "EUR" and not rate:
        faults.append("TotalEligibleExpenditureRule")
    return faults


def _starts_late(row: dict[str, str]) -> bool:
    stated = (row["Operation_Start_Date"], row["Operation_End_Date"])
    if not all(stated):
        return False
    start, end = (datetime.strptime(day, "%d/%m/%Y") for day in stated)  # noqa: DTZ007
    return start > end
