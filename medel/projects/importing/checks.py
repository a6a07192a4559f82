"""What does not add up in a record; each warning shows the difference."""

from collections.abc import Iterator
from decimal import Decimal

from medel.core.texts import Text
from medel.projects.importing.record import Doubt, Record, Remark

UNIT = Decimal(1)
ROUNDING = Decimal("0.02")  # shares are often stated per priority and rounded


def check(record: Record) -> Iterator[Remark]:
    """Give the warnings that a record's own figures and dates call for."""
    for doubt, message in (
        *_check_signs(record),
        *_check_parts(record),
        *_check_share(record),
        *_check_dates(record),
    ):
        yield Remark(row=record.row, sheet=record.sheet, doubt=doubt, message=message)


def _check_signs(record: Record) -> Iterator[tuple[Doubt, Text]]:
    amounts = (
        record.total_cost,
        record.eu_amount,
        record.national_public,
        record.national_private,
    )
    lowest = min((amount for amount in amounts if amount is not None), default=UNIT)
    if lowest < 0:
        yield (
            Doubt.SIGN,
            Text(
                sv=f"Ett belopp är mindre än noll: {lowest:f}.",
                en=f"An amount is less than zero: {lowest:f}.",
            ),
        )


def _check_parts(record: Record) -> Iterator[tuple[Doubt, Text]]:
    """Compare the total with its parts: all of them, or what is known of them."""
    total = record.total_cost
    parts = [
        record.eu_amount,
        record.national_public,
        record.national_private,
        record.in_kind,
    ]
    known = [part for part in parts if part is not None]
    if total is None or record.eu_amount is None:
        return
    paid = sum(known, Decimal(0))
    whole = record.national_public is not None and record.national_private is not None
    if paid - total > UNIT or (whole and total - paid > UNIT):
        if len(known) == 1:
            sv = f"EU-beloppet {paid:f} är större än totalkostnaden {total:f}"
            en = f"The EU amount {paid:f} is larger than the total cost {total:f}"
        else:
            sv = f"Finansieringen {paid:f} är inte lika med totalkostnaden {total:f}"
            en = f"The financing {paid:f} does not equal the total cost {total:f}"
        yield (
            Doubt.SUM,
            Text(
                sv=f"{sv}: skillnad {paid - total:f}.",
                en=f"{en}: difference {paid - total:f}.",
            ),
        )


def _check_share(record: Record) -> Iterator[tuple[Doubt, Text]]:
    share = record.eu_share
    if share is None:
        return
    if not 0 <= share <= 1:
        yield (
            Doubt.SHARE,
            Text(
                sv=f"EU-andelen är {share * 100:f} procent.",
                en=f"The EU share is {share * 100:f} per cent.",
            ),
        )
        return
    base = record.eligible_cost or record.total_cost
    if base and record.eu_amount is not None:
        real = record.eu_amount / base
        if abs(real - share) > ROUNDING:
            yield Doubt.SHARE, _tell_share(share, real, record.eu_amount - share * base)


def _tell_share(share: Decimal, real: Decimal, gap: Decimal) -> Text:
    stated, found = f"{share * 100:.2f}", f"{real * 100:.2f}"
    return Text(
        sv=f"EU-andelen sägs vara {stated} % men beloppen ger {found} %: "
        f"skillnad {gap:.2f}.",
        en=f"The EU share is said to be {stated} % but the amounts give {found} %: "
        f"difference {gap:.2f}.",
    )


def _check_dates(record: Record) -> Iterator[tuple[Doubt, Text]]:
    start, end = record.start, record.end
    if start and end and end.last < start.first:
        days = (start.first - end.last).days
        yield (
            Doubt.ORDER,
            Text(
                sv=f"Slutet {end.first} är {days} dagar före starten {start.first}.",
                en=f"The end {end.first} is {days} days before start {start.first}.",
            ),
        )
