# ruff: noqa: RUF001 (letters and dashes as lists really use them)
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.projects.importing.amounts import (
    Marks,
    agrees,
    find_currency,
    find_decimal,
    find_scale,
    is_empty,
    read_amount,
)

COMMA, POINT = Marks(","), Marks(".")


def _read(text: str, marks: Marks = COMMA) -> Decimal | None:
    amount = read_amount(text, marks)
    return amount.value if amount else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234567", "1234567"),
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234\u00a0567,89 €", "1234567.89"),
        ("1\u202f234\u202f567", "1234567"),
        ("1'234'567.50", "1234567.50"),
        ("1\u2019234\u2019567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("15.414.794", "15414794"),
        ("288.110 €", "288110"),
        ("336.500,00 €", "336500.00"),
        ("81.839,00.- €", "81839.00"),
        ("576.602 € (31%)", "576602"),
        ("7,62 mio €", "7620000"),
        ("1,5 mnkr", "1500000"),
        ("250 tkr", "250000"),
        ("€ 2.034.550", "2034550"),
        ("5 000:-", "5000"),
        ("5.000,-", "5000"),
        ("kr 5 000", "5000"),
        ("5.172.338,50 kn", "5172338.50"),
        ("(1 000)", "-1000"),
        ("-1000", "-1000"),
        ("−1 000,5", "-1000.5"),
        ("1000-", "-1000"),
        ("0,5", "0.5"),
        ("1234,5678", "1234.5678"),
        ("SEK 1000", "1000"),
        ("10.863,00 ", "10863.00"),
        ("12,345.6", "12345.6"),
        ("1e+05", "100000"),
        ("1,5E6", "1500000"),
        ("81.839,00 €\n(40%)", "81839.00"),
    ],
)
def test_amount_as_people_write_it(text: str, value: str) -> None:
    assert _read(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "12 apples",
        "31.12.2018",
        "2018-12-31",
        "1.2.3",
        "12,34,56",
        "1 2 tkr kr x",
    ],
)
def test_amount_refused(text: str) -> None:
    assert _read(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "N.A.", "k.A.", "–"])
def test_amount_empty(text: str) -> None:
    assert is_empty(text)


def test_ambiguous_mark_follows_the_column() -> None:
    assert _read("1.234", COMMA) == Decimal(1234)
    assert _read("1.234", POINT) == Decimal("1.234")
    assert _read("1.234", Marks()) == Decimal(1234)
    assert _read("1,234", POINT) == Decimal(1234)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234", "1.234,5"], ","),
        (["1,234", "1,234.50"], "."),
        (["1.234.567"], ","),
        (["0,500"], ","),
        (["1.234", "5.678"], ""),
        (["1000", "2000"], ""),
        (["12.5", "1.234"], "."),
    ],
)
def test_column_decides_the_decimal_mark(texts: list[str], mark: str) -> None:
    assert find_decimal(texts) == mark


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Total kostnad (tkr)", 1_000),
        ("Wartość projektu (tys. zł)", 1_000),
        ("Gesamtkosten in Tsd. Euro", 1_000),
        ("Coût total en milliers d'euros", 1_000),
        ("EU-Mittel in Mio. €", 1_000_000),
        ("Belopp, mnkr", 1_000_000),
        ("Total cost (EUR million)", 1_000_000),
        ("Total (in TCHF)", 1_000),
        ("Budget in 1 000 EUR", 1_000),
        ("Cost £000s", 1_000),
        ("Cost (EUR '000)", 1_000),
        ("Gesamtkosten (1.000 €)", 1_000),
        ("ERDF £m", 1_000_000),
        ("Celkové výdaje (mil. Kč)", 1_000_000),
        ("Költség (M Ft)", 1_000_000),
        ("Total cost", 1),
        ("Montant total", 1),
        ("Code of the family", 1),
    ],
)
def test_heading_tells_the_scale(heading: str, scale: int) -> None:
    assert find_scale(heading) == scale


def test_scale_only_when_values_agree() -> None:
    assert agrees(1_000, [Decimal(1_234), Decimal(500)])
    assert not agrees(1_000, [Decimal(12_345_678), Decimal(9_000_000)])
    assert not agrees(1_000_000, [Decimal(1_234_567)])
    assert not agrees(1_000, [])


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Belopp (SEK)", "SEK"),
        ("beviljat_belopp_sek", "SEK"),
        ("Wartość projektu [zł]", "PLN"),
        ("Montant en €", "EUR"),
        ("Valoarea totală (lei)", "RON"),
        ("Celkové výdaje (CZK)", "CZK"),
        ("Summe in Mio. €", "EUR"),
        ("All amounts", ""),
        ("Total", ""),
    ],
)
def test_heading_tells_the_currency(text: str, currency: str) -> None:
    assert find_currency(text) == currency


AMOUNTS = st.decimals(
    min_value=Decimal(-999999999999), max_value=Decimal(999999999999), places=2
)
CONVENTIONS = st.sampled_from(
    [
        (",", "."),
        ("", "."),
        ("", ","),
        (".", ","),
        (" ", ","),
        ("\u00a0", ","),
        ("\u202f", ","),
        ("'", "."),
        ("\u2019", "."),
    ]
)
AROUND = st.sampled_from(["{}", "{} €", "€ {}", "{} kr", "SEK {}", "{} zł", "{}EUR"])


@given(amount=AMOUNTS, convention=CONVENTIONS, around=AROUND)
def test_amount_in_any_convention_reads_back(
    amount: Decimal, convention: tuple[str, str], around: str
) -> None:
    thousands, decimal = convention
    written = f"{abs(amount):,.2f}".replace(",", "§").replace(".", decimal)
    number = written.replace("§", thousands)
    text = ("-" if amount < 0 else "") + around.format(number)
    marks = Marks(find_decimal([text]))
    assert _read(text, marks) == amount


@given(amounts=st.lists(AMOUNTS, min_size=1), convention=CONVENTIONS)
def test_column_without_cents_reads_back(
    amounts: list[Decimal], convention: tuple[str, str]
) -> None:
    thousands, decimal = convention
    whole = [abs(amount).to_integral_value() for amount in amounts]
    texts = [f"{amount:,}".replace(",", thousands) for amount in whole]
    marks = Marks(find_decimal([*texts, f"12345{decimal}6"]))
    assert [_read(text, marks) for text in texts] == whole


@given(st.text())
def test_amount_never_fails(text: str) -> None:
    for marks in (Marks(), COMMA, POINT, Marks(",", 1_000)):
        read_amount(text, marks)
    find_decimal([text])
    find_currency(text)
    find_scale(text)
