"""Reading one row: every mapped cell into the field that it is."""

from collections.abc import Mapping as Reading
from dataclasses import replace
from decimal import Decimal
from textwrap import shorten

from medel.core.periods import PartialDate
from medel.core.texts import Text
from medel.projects.importing import amounts, codes, dates
from medel.projects.importing.cells import Cell, Row, write
from medel.projects.importing.checks import check
from medel.projects.importing.conventions import Convention
from medel.projects.importing.fallbacks import CODE_IN_TITLE
from medel.projects.importing.fields import Field
from medel.projects.importing.lines import Column, Line, UnreadableError
from medel.projects.importing.mappings import Choice, Mapping
from medel.projects.importing.parties import conceal, read_parties
from medel.projects.importing.places import (
    EASTMOST,
    NORTHMOST,
    find_place_owner,
    read_basis,
    read_degrees,
    read_point,
)
from medel.projects.importing.record import Party, Record, Skipped
from medel.projects.importing.refusals import show

LONGEST_STAND_IN = 120
NO_TITLE = Text(sv="Projektets namn saknas.", en="The project's name is missing.")


class Reader:
    """Reads the rows of one list by its mapping."""

    def __init__(
        self,
        headings: tuple[str, ...],
        mapping: Mapping,
        placed: Reading[int, Choice],
        conventions: Reading[int, Convention],
    ) -> None:
        """Sort the columns by field, once for all rows."""
        self.width = len(headings)
        self.mapping = mapping
        self.columns: dict[Field, list[Column]] = {each: [] for each in Field}
        for at, choice in placed.items():
            column = Column(at, choice, conventions.get(at, Convention()))
            self.columns[choice.field].append(column)
        self.place_of = find_place_owner(self.columns)

    def read(self, row: Row) -> Record | Skipped:
        """Read a row, or say why it cannot be read."""
        beyond = [cell for cell in row.cells[self.width :] if _says(cell)]
        if beyond:
            return self._skip(row, "", write(beyond[0]), _too_many(row, self.width))
        try:
            record = self._read_record(Line(self.columns, row))
        except UnreadableError as error:
            stated = show(write(error.cell))
            return self._skip(row, error.choice.heading, stated, error.expected)
        remarks = (*record.warnings, *check(record))
        return conceal(replace(record, warnings=remarks) if remarks else record)

    def _skip(self, row: Row, column: str, value: str, reason: Text) -> Skipped:
        return Skipped(
            row=row.number, sheet=row.sheet, column=column, value=value, reason=reason
        )

    def _read_record(self, line: Line) -> Record:
        title, case_number = self._title(line)
        start, end = self._period(line)
        countries = line.parted(Field.COUNTRY, codes.read_country)
        country = countries[0] if countries else self._constant(Field.COUNTRY)
        latitude, longitude = self._point(line)
        return Record(
            row=line.row.number,
            sheet=line.row.sheet,
            case_number=case_number,
            title=title,
            title_en=line.text(Field.TITLE_EN),
            purpose=line.paragraphs(Field.PURPOSE),
            achievements=line.paragraphs(Field.ACHIEVEMENTS),
            beneficiaries=self._beneficiaries(line),
            partners=read_parties(line.stated(Field.PARTNERS), [], []),
            contractors=read_parties(line.stated(Field.CONTRACTORS), [], []),
            start=start,
            end=end,
            end_is_actual=codes.read_truth(line.text(Field.END_IS_ACTUAL)),
            decided=line.partial(Field.DECIDED),
            updated=line.day(Field.UPDATED),
            total_cost=line.amount(Field.TOTAL_COST),
            eligible_cost=line.amount(Field.ELIGIBLE_COST),
            eu_amount=line.amount(Field.EU_AMOUNT),
            eu_share=line.share(),
            national_public=line.amount(Field.NATIONAL_PUBLIC),
            national_private=line.amount(Field.NATIONAL_PRIVATE),
            in_kind=line.amount(Field.IN_KIND),
            currency=self._currency(line, country),
            exchange_rate=line.rate(),
            fund=self._fund(line),
            programme=line.text(Field.PROGRAMME) or self._constant(Field.PROGRAMME),
            period=self._programming_period(line),
            objective=line.text(Field.OBJECTIVE),
            priority=line.text(Field.PRIORITY),
            theme=line.text(Field.THEME),
            intervention_fields=self._interventions(line),
            country=country,
            regions=line.places(Field.REGION),
            municipalities=line.places(Field.MUNICIPALITY) or self._behind_postal(line),
            nuts=line.parted(Field.NUTS, codes.find_nuts),
            postal_codes=line.parted(Field.POSTAL_CODE, codes.read_postal),
            latitude=latitude,
            longitude=longitude,
            location_basis=self._basis(line),
            status=line.text(Field.STATUS),
            href=line.text(Field.HREF),
            warnings=tuple(line.remarks),
        )

    def _title(self, line: Line) -> tuple[str, str]:
        """Give title and case number; the one may stand in the other."""
        title = line.text(Field.TITLE) or line.text(Field.TITLE_EN)
        case_number = " ".join(line.stated(Field.CASE_NUMBER)[:1]).strip()
        if self.mapping.code_in_title and (match := CODE_IN_TITLE.match(title)):
            case_number, title = match.groups()
        title = title or case_number or self._stand_in(line)
        if not title:
            listed = line.columns[Field.TITLE] or line.columns[Field.BENEFICIARY]
            raise UnreadableError(listed[0].choice, "", NO_TITLE)
        return title, " ".join(case_number.split())

    def _stand_in(self, line: Line) -> str:
        """Where a list has no titles at all: how the purpose begins, or who it is."""
        if line.columns[Field.TITLE]:
            return ""
        purpose = line.text(Field.PURPOSE) or line.text(Field.BENEFICIARY)
        return shorten(purpose, LONGEST_STAND_IN, placeholder=" …")

    def _beneficiaries(self, line: Line) -> tuple[Party, ...]:
        forms = [
            (c.choice.heading, write(cell)) for c, cell in line.cells(Field.LEGAL_FORM)
        ]
        stated = line.stated(Field.BENEFICIARY)
        numbers = line.stated(Field.ORGANISATION_NUMBER)
        return read_parties(stated, numbers, forms)

    def _currency(self, line: Line, country: str) -> str:
        stated = line.text(Field.CURRENCY)
        named = (amounts.find_currency(stated) or stated.upper()[:3]) if stated else ""
        said = named or line.currency or self._constant(Field.CURRENCY)
        return said or codes.CURRENCIES.get(country, "")

    def _period(self, line: Line) -> tuple[PartialDate | None, PartialDate | None]:
        start, end = line.partial(Field.START), line.partial(Field.END)
        for column, cell in line.cells(Field.DURATION):
            pair = dates.split_duration(write(cell)) or (write(cell), "")
            stated = [line.read_date(column, part) if part else None for part in pair]
            start, end = start or stated[0], end or stated[1]
        return start, end

    def _fund(self, line: Line) -> str:
        stated = [codes.read_fund(each) for each in line.stated(Field.FUND)]
        return ", ".join(dict.fromkeys(stated)) or self._constant(Field.FUND)

    def _programming_period(self, line: Line) -> str:
        stated = line.text(Field.PERIOD)
        said = codes.read_period(stated) or stated
        return (
            said
            or codes.read_period(line.text(Field.PROGRAMME))
            or self._constant(Field.PERIOD)
        )

    def _interventions(self, line: Line) -> tuple[str, ...]:
        found = [
            codes.read_fields(cell) for _, cell in line.cells(Field.INTERVENTION_FIELD)
        ]
        return tuple(dict.fromkeys(code for each in found for code in each))

    def _behind_postal(self, line: Line) -> tuple[str, ...]:
        """Give the places that stand behind postal codes: 24768 Rendsburg."""
        found = [
            codes.read_postal_places(each) for each in line.stated(Field.POSTAL_CODE)
        ]
        return tuple(dict.fromkeys(place for each in found for place in each))

    def _point(self, line: Line) -> tuple[Decimal | None, Decimal | None]:
        for stated in line.stated(Field.COORDINATES):
            return read_point(stated)
        latitudes = line.stated(Field.LATITUDE)
        longitudes = line.stated(Field.LONGITUDE)
        if not latitudes or not longitudes:
            return None, None
        north = read_degrees(latitudes[0], NORTHMOST)
        return north, read_degrees(longitudes[0], EASTMOST)

    def _basis(self, line: Line) -> str:
        """Tell whose place it is: as the row says, else as the headings do."""
        stated = line.text(Field.LOCATION_BASIS) or self._constant(Field.LOCATION_BASIS)
        return read_basis(stated) or self.place_of

    def _constant(self, field_: Field) -> str:
        return self.mapping.constants.get(field_, "")


def _says(cell: Cell) -> bool:
    """Whether a cell holds more than marks."""
    return any(map(str.isalnum, write(cell)))


def _too_many(row: Row, width: int) -> Text:
    return Text(
        sv=f"Raden har {len(row.cells)} fält, rubrikerna är {width}.",
        en=f"The row has {len(row.cells)} cells, there are {width} headings.",
    )
