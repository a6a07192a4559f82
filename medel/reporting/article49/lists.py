"""The list of operations as CSV, XLSX and JSON."""

from collections.abc import Iterator

from medel.core.texts import Text
from medel.reporting.article49.columns import list_columns
from medel.reporting.columns import write_columns
from medel.reporting.extract import Extract
from medel.reporting.reading import EVERYTHING
from medel.reporting.sheets import Book, write_book
from medel.reporting.streams import write_document

TITLE = Text(sv="Förteckning över insatser", en="List of operations")
BASIS = "Regulation (EU) 2021/1060, article 49(3)"


def write_csv(extract: Extract) -> Iterator[bytes]:
    """Write the list with its columns under their machine names."""
    return write_columns(list_columns(on=extract.on), extract.batches(EVERYTHING))


def write_xlsx(extract: Extract) -> Iterator[bytes]:
    """Write the list as a workbook."""
    about = [
        (TITLE.sv, BASIS),
        ("Uppdaterad", extract.on.isoformat()),
        ("Källa", extract.site.listing()),
        ("Villkor", extract.terms.write("sv")),
    ]
    columns = list_columns(on=extract.on)
    names = [column.name for column in columns]
    book = Book(TITLE.sv, columns, names, about)
    return write_book(book, extract.operations())


def write_json(extract: Extract) -> Iterator[bytes]:
    """Write the list as one document; null is what the source does not tell."""
    columns = list_columns(on=extract.on)
    about = {
        "title": TITLE.model_dump(),
        "legal_basis": BASIS,
        "updated": extract.on.isoformat(),
        "source": extract.site.listing(),
        **extract.terms.tell(),
        "terms": extract.terms.text.model_dump(),
    }
    told = (
        {column.name: column.write(one) or None for column in columns}
        for one in extract.operations()
    )
    return write_document(about, "operations", told)
