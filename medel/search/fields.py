"""The fields of the index, and what people call them in a query."""

# Facets in the order of the contract; a new facet is one line here.
FACETS = (
    "programme",
    "period",
    "fund",
    "objective",
    "theme",
    "area",
    "county",
    "municipality",
    "beneficiary",
    "beneficiary_kind",
    "status",
    "year",
)
# What a result counts unless it is asked for others.
COUNTED = (
    "programme",
    "period",
    "fund",
    "objective",
    "theme",
    "county",
    "beneficiary_kind",
    "year",
)
# Facets of which one project may have several values.
SEVERAL = frozenset({"theme", "area", "county", "municipality", "beneficiary"})

KEY, AMOUNT, DECIDED = "key", "amount", "decided"
# The amount as it is added up, nothing where none is known.
SUMMED = "summed"
# The beginning of the title as it is sorted in the alphabet.
ALPHABET = "alphabet"
# Every word of a document and every part of its compounds: what decides what is found.
ALL = "all"
TITLE, BODY, ORGANISATIONS = "title", "body", "organisations"
TITLE_PARTS, PARTS = "title_parts", "parts"
# Numbers and codes without dashes and spaces, whole.
NUMBERS = "numbers"
# Words of facet values and their names, each with its field in front.
NAMED = "named"

PHRASED = (TITLE, BODY, ORGANISATIONS)
# How much a word weighs where it stands.
WEIGHTS = {
    TITLE: 4.0,
    TITLE_PARTS: 2.0,
    ORGANISATIONS: 2.5,
    BODY: 1.0,
    PARTS: 0.4,
    NUMBERS: 8.0,
}

# Names that may stand before a colon, beside the field's own.
SPOKEN = {
    "program": "programme",
    "fond": "fund",
    "mål": "objective",
    "tema": "theme",
    "område": "area",
    "insatsområde": "area",
    "specialisering": "area",
    "specialisation": "area",
    "län": "county",
    "kommun": "municipality",
    "stödmottagare": "beneficiary",
    "mottagare": "beneficiary",
    "organisation": "beneficiary",
    "organisationer": "beneficiary",
    "aktör": "beneficiary_kind",
    "aktörstyp": "beneficiary_kind",
    "kind": "beneficiary_kind",
    "år": "year",
    "belopp": AMOUNT,
    "summa": AMOUNT,
    "beslut": DECIDED,
    "beslutad": DECIDED,
    "beslutsdatum": DECIDED,
    "titel": TITLE,
    "rubrik": TITLE,
    "projekt": TITLE,
    "text": BODY,
    "beskrivning": BODY,
    "description": BODY,
    "ärende": NUMBERS,
    "ärendenummer": NUMBERS,
    "diarienummer": NUMBERS,
    "case": NUMBERS,
    "code": NUMBERS,
    "kod": NUMBERS,
    "id": NUMBERS,
    "orgnr": NUMBERS,
    "organisationsnummer": NUMBERS,
}
_OWN = (*FACETS, AMOUNT, DECIDED, TITLE, BODY)


def find_field(name: str) -> str | None:
    """Give the field that a name stands for in a query, or None."""
    lower = name.lower()
    return lower if lower in _OWN else SPOKEN.get(lower)


def facet_field(facet: str) -> str:
    """The field that holds a facet's single values, for filters."""
    return f"f_{facet}"


def column(facet: str) -> str:
    """The field that a facet is counted by; sets of values are one value there.

    Every project has one, schema.NOTHING if it must be: a column with gaps is slower.
    """
    return f"s_{facet}" if facet in SEVERAL else facet_field(facet)
