"""The fields of a record that a column of a list may be."""

from enum import StrEnum


class Field(StrEnum):
    """What a column holds; the names stand in mapping files."""

    CASE_NUMBER = "case_number"
    TITLE = "title"
    TITLE_EN = "title_en"
    PURPOSE = "purpose"
    ACHIEVEMENTS = "achievements"
    BENEFICIARY = "beneficiary"
    PARTNERS = "partners"
    CONTRACTORS = "contractors"
    ORGANISATION_NUMBER = "organisation_number"
    LEGAL_FORM = "legal_form"
    START = "start"
    END = "end"
    END_IS_ACTUAL = "end_is_actual"
    DURATION = "duration"
    DECIDED = "decided"
    TOTAL_COST = "total_cost"
    ELIGIBLE_COST = "eligible_cost"
    EU_AMOUNT = "eu_amount"
    EU_SHARE = "eu_share"
    NATIONAL_PUBLIC = "national_public"
    NATIONAL_PRIVATE = "national_private"
    IN_KIND = "in_kind"
    CURRENCY = "currency"
    EXCHANGE_RATE = "exchange_rate"
    FUND = "fund"
    PROGRAMME = "programme"
    PERIOD = "period"
    OBJECTIVE = "objective"
    PRIORITY = "priority"
    THEME = "theme"
    INTERVENTION_FIELD = "intervention_field"
    COUNTRY = "country"
    REGION = "region"
    MUNICIPALITY = "municipality"
    NUTS = "nuts"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    COORDINATES = "coordinates"
    LOCATION_BASIS = "location_basis"
    STATUS = "status"
    UPDATED = "updated"
    HREF = "href"
    LICENCE = "licence"
    PERSONAL = "personal"
    IGNORE = "ignore"


AMOUNTS = frozenset(
    {
        *(Field.TOTAL_COST, Field.ELIGIBLE_COST, Field.EU_AMOUNT),
        *(Field.NATIONAL_PUBLIC, Field.NATIONAL_PRIVATE, Field.IN_KIND),
    }
)
DATES = frozenset({Field.START, Field.END, Field.DECIDED, Field.UPDATED})
# Of these a row may have several, from one column or from more.
SEVERAL = frozenset(
    {
        *(Field.PURPOSE, Field.ACHIEVEMENTS, Field.BENEFICIARY, Field.PARTNERS),
        Field.CONTRACTORS,
        *(Field.REGION, Field.MUNICIPALITY, Field.NUTS, Field.INTERVENTION_FIELD),
        *(Field.PERSONAL, Field.IGNORE, Field.ADDRESS, Field.POSTAL_CODE, Field.FUND),
    }
)
# These hold for a whole list and never stand in a column of it.
WHOLE = frozenset({Field.LICENCE})
# A column of these is dropped, and the report says so.
DROPPED = frozenset({Field.PERSONAL, Field.ADDRESS, Field.IGNORE})
