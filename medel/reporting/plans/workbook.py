"""A plan as a workbook whose sums are live formulas: change a figure, and it counts.

The formulas are those of medel/rules/plans: each line rounded to whole kronor, half up,
the hourly cost to the öre, the largest support rounded down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from medel.core.money import round_half_up
from medel.core.texts import Text
from medel.rules.plans.answer import write_totals
from medel.rules.plans.basis import Basis
from medel.rules.plans.costs import cost_hour, cost_person, value_in_kind
from medel.rules.plans.plan import CostOption

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
NAMES: dict[str, Text] = {
    "staff": Text(sv="Löner", en="Salaries"),
    "social_charges": Text(sv="Lönebikostnader", en="Social charges"),
    "flat_rate": Text(sv="Schablon för övriga kostnader", en="Flat rate, other costs"),
    "purchases": Text(sv="Inköp", en="Purchases"),
    "indirect": Text(sv="Indirekta kostnader", en="Indirect costs"),
    "income": Text(sv="Intäkter", en="Income"),
    "lump_sum": Text(sv="Klumpsumma", en="Lump sum"),
    "cash_costs": Text(sv="Kostnader i pengar (A)", en="Costs in money (A)"),
    "in_kind": Text(sv="Bidrag i annat än pengar (K)", en="In kind (K)"),
    "total": Text(sv="Total budget (T = A + K)", en="Total budget (T = A + K)"),
    "co_financing_cash": Text(
        sv="Medfinansiering i pengar (C)", en="Co-financing in money (C)"
    ),
    "eu_support": Text(sv="EU-stöd (E)", en="EU support (E)"),
    "eu_support_max": Text(sv="Högsta EU-stöd", en="Largest EU support"),
    "balance": Text(sv="Balans (E + C + K − T)", en="Balance (E + C + K − T)"),
    "share_of_cash_costs": Text(sv="E av A", en="E of A"),
    "share_of_total": Text(sv="E av T", en="E of T"),
}
RATES: dict[str, Text] = {
    "max_eu_share": Text(sv="Högsta EU-andel", en="Highest EU share"),
    "hours_per_year": Text(sv="Timmar per år", en="Hours a year"),
    "salary_index": Text(sv="Årlig uppräkning", en="Yearly indexation"),
    "social_charges": Text(sv="Lönebikostnader, andel", en="Social charges, share"),
    "flat_rate": Text(sv="Schablon, andel", en="Flat rate, share"),
    "indirect": Text(sv="Indirekta, andel", en="Indirect, share"),
}
PERSON = (
    Text(sv="Roll", en="Role"),
    Text(sv="Månadslön", en="Monthly salary"),
    Text(sv="Timkostnad", en="Hourly cost"),
    Text(sv="Kostnad", en="Cost"),
    Text(sv="Timmar (ett år per kolumn om de är flera)", en="Hours (a year a column)"),
)
LINE = (Text(sv="Rad", en="Line"), Text(sv="Belopp", en="Amount"))
ROUNDED = Text(sv="Hela kronor", en="Whole kronor")
TITLE = Text(sv="Finansieringsplan", en="Financing plan")
GUIDANCE = Text(sv="Vägledning, inte ett beslut.", en="Guidance, not a decision.")
FIRST_HOURS = 4  # the column after role, salary, hourly cost and cost


@dataclass
class _Page:
    """A sheet that is filled from the top, with the cells that formulas speak of."""

    sheet: Worksheet
    bold: Format
    language: str
    row: int = 0

    def head(self, names: Sequence[Text]) -> None:
        self.row += 1
        for column, name in enumerate(names):
            self.sheet.write_string(self.row, column, name.to(self.language), self.bold)
        self.row += 1

    def label(self, name: str) -> int:
        self.sheet.write_string(self.row, 0, name)
        self.row += 1
        return self.row

    def number(self, column: int, value: Decimal, row: int) -> None:
        self.sheet.write_number(row - 1, column, float(value))

    def formula(self, column: int, formula: str, value: str | None, row: int) -> None:
        known = float(value) if value is not None else 0
        self.sheet.write_formula(row - 1, column, f"={formula}", None, known)


def write_workbook(basis: Basis, *, language: str) -> bytes:
    """Write a counted plan as an XLSX file with one sheet."""
    file = BytesIO()
    with Workbook(file, OPTIONS) as workbook:
        workbook.set_properties({"title": TITLE.to(language)})
        sheet = workbook.add_worksheet(TITLE.to(language))
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, FIRST_HOURS, 16)
        page = _Page(sheet, workbook.add_format({"bold": True}), language)
        _fill(page, basis)
    return file.getvalue()


def _fill(page: _Page, basis: Basis) -> None:
    page.label(basis.plan.name or TITLE.to(page.language))
    page.label(f"{basis.plan.programme}, {basis.on.isoformat()}")
    page.label(GUIDANCE.to(page.language))
    rates = _add_rates(page, basis)
    staffed = basis.plan.cost_option is not CostOption.LUMP_SUM
    staff = _add_people(page, basis, rates) if staffed else "0"
    plan = basis.plan
    actual = plan.cost_option is CostOption.ACTUAL_PURCHASES
    bought = [(one.note or one.category, one.amount) for one in plan.costs]
    kind = [(one.name, value_in_kind(one, basis.rates)) for one in plan.in_kind]
    cash = [(one.name, one.amount) for one in plan.co_financing]
    sums = {
        "staff": staff,
        "purchases": _add_lines(page, "purchases", bought) if actual else "0",
        "in_kind": _add_lines(page, "in_kind", kind) if kind else "0",
        "co_financing_cash": _add_lines(page, "co_financing_cash", cash),
    }
    _add_totals(page, basis, {**rates, **{f"sum_{k}": v for k, v in sums.items()}})


def _add_rates(page: _Page, basis: Basis) -> dict[str, str]:
    page.head(LINE)
    cells = {}
    for key, name in RATES.items():
        row = page.label(name.to(page.language))
        page.number(1, getattr(basis.rates, key), row)
        cells[f"rate_{key}"] = f"$B${row}"
    return cells


def _add_people(page: _Page, basis: Basis, rates: dict[str, str]) -> str:
    page.head(PERSON)
    first = page.row + 1
    for person in basis.plan.staff:
        row = page.label(person.role)
        page.number(1, person.monthly_salary, row)
        hour = f"ROUND(B{row}*12/{rates['rate_hours_per_year']},2)"
        known = f"{cost_hour(person.monthly_salary, basis.rates):f}"
        page.formula(2, hour, known, row)
        years = (person.hours,) if person.hours is not None else person.years
        for place, hours in enumerate(years):
            page.number(FIRST_HOURS + place, hours, row)
        parts = [_write_year(row, year, rates) for year in range(len(years))]
        cost = f"{cost_person(person, basis.rates):f}"
        page.formula(3, f"ROUND({'+'.join(parts)},0)", cost, row)
    return _sum("D", first, page.row)


def _write_year(row: int, year: int, rates: dict[str, str]) -> str:
    cell = f"{_letter(FIRST_HOURS + year)}{row}"
    index = f"(1+{rates['rate_salary_index']})^{year}"
    return f"{cell}*ROUND(C{row}*{index},2)" if year else f"{cell}*C{row}"


def _letter(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def _add_lines(page: _Page, key: str, lines: Sequence[tuple[str, Decimal]]) -> str:
    page.head((NAMES[key], LINE[1], ROUNDED))
    first = page.row + 1
    for name, amount in lines:
        row = page.label(name)
        page.number(1, amount, row)
        page.formula(2, f"ROUND(B{row},0)", f"{round_half_up(amount):f}", row)
    return _sum("C", first, page.row)


def _sum(column: str, first: int, last: int) -> str:
    return f"SUM({column}{first}:{column}{last})" if last >= first else "0"


def _add_totals(page: _Page, basis: Basis, cells: dict[str, str]) -> None:
    page.head(LINE)
    known = write_totals(basis.totals)
    first = page.row + 1
    at = {key: f"$B${first + place}" for place, key in enumerate(NAMES)}
    formulas = _write_formulas(basis, {**cells, **at})
    for key, name in NAMES.items():
        row = page.label(name.to(page.language))
        page.formula(1, formulas[key], known[key], row)


def _write_formulas(basis: Basis, at: dict[str, str]) -> dict[str, str]:
    plan, rates = basis.plan, basis.rates
    base = f"({at['staff']}+{at['social_charges']})"
    cap = at["cash_costs"] if rates.within_cash_costs else at["total"]
    share = f"ROUNDDOWN({at['rate_max_eu_share']}*{at['total']},0)"
    asked = plan.eu_support
    lump = plan.cost_option is CostOption.LUMP_SUM
    flat = plan.cost_option is CostOption.STAFF_PLUS_FLAT
    actual = plan.cost_option is CostOption.ACTUAL_PURCHASES
    added = "+".join(at[key] for key in ADDED)
    paid = f"{at['eu_support']}+{at['co_financing_cash']}+{at['in_kind']}"
    return {
        "staff": at["sum_staff"],
        "social_charges": f"ROUND({at['staff']}*{at['rate_social_charges']},0)",
        "flat_rate": f"ROUND({base}*{at['rate_flat_rate']},0)" if flat else "0",
        "purchases": at["sum_purchases"],
        "indirect": f"ROUND({base}*{at['rate_indirect']},0)" if actual else "0",
        "income": f"ROUND({plan.income:f},0)" if actual else "0",
        "lump_sum": f"ROUND({plan.lump_sum:f},0)" if lump else "0",
        "cash_costs": f"{added}-{at['income']}",
        "in_kind": at["sum_in_kind"] if rates.in_kind_counts else "0",
        "total": f"{at['cash_costs']}+{at['in_kind']}",
        "co_financing_cash": at["sum_co_financing_cash"],
        "eu_support": at["eu_support_max"] if asked is None else f"ROUND({asked:f},0)",
        "eu_support_max": f"MAX(0,MIN({share},{cap}))",
        "balance": f"{paid}-{at['total']}",
        "share_of_cash_costs": _divide(at["eu_support"], at["cash_costs"]),
        "share_of_total": _divide(at["eu_support"], at["total"]),
    }


ADDED = (
    *("staff", "social_charges", "flat_rate"),
    *("purchases", "indirect", "lump_sum"),
)


def _divide(part: str, whole: str) -> str:
    return f'IF({whole}<=0,"",ROUND({part}/{whole},4))'
