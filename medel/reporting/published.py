"""The files of the whole bank: their names, titles and types, in one table."""

from dataclasses import dataclass

from medel.core.texts import Text

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class PublishedFile:
    """One format; `type` is its name in the EU's table of file types."""

    format: str
    suffix: str
    media_type: str
    type: str
    title: Text

    @property
    def name(self) -> str:
        """The name of the full file, the same every day."""
        return f"{self.format.removesuffix(f'-{self.suffix[1:]}')}{self.suffix}"

    @property
    def can_be_packed(self) -> bool:
        """Whether compressing it makes it smaller: archives are packed already."""
        return self.suffix not in {".xlsx", ".zip"}


CATALOGUE = PublishedFile(
    "dcat",
    ".rdf",
    "application/rdf+xml",
    "RDF_XML",
    Text(sv="Katalog för dataportaler, DCAT-AP-SE", en="Data portals' DCAT-AP-SE"),
)
FILES = (
    PublishedFile(
        "medel-jsonl",
        ".jsonl",
        "application/x-ndjson",
        "JSONL",
        Text(sv="Allt, i Medels eget format", en="Everything, in Medel's own format"),
    ),
    PublishedFile(
        "article49-csv",
        ".csv",
        CSV,
        "CSV",
        Text(sv="Förteckning över insatser, CSV", en="List of operations, CSV"),
    ),
    PublishedFile(
        "article49-xlsx",
        ".xlsx",
        XLSX,
        "XLSX",
        Text(sv="Förteckning över insatser, XLSX", en="List of operations, XLSX"),
    ),
    PublishedFile(
        "article49-json",
        ".json",
        JSON,
        "JSON",
        Text(sv="Förteckning över insatser, JSON", en="List of operations, JSON"),
    ),
    PublishedFile(
        "kohesio-csv",
        ".csv",
        CSV,
        "CSV",
        Text(sv="Kohesios format", en="Kohesio's format"),
    ),
    PublishedFile(
        "360giving-json",
        ".json",
        JSON,
        "JSON",
        Text(sv="Beviljade bidrag, 360Giving", en="Grants, 360Giving"),
    ),
    PublishedFile(
        "datapackage",
        ".zip",
        "application/zip",
        "ZIP",
        Text(sv="Datapaket med tre tabeller", en="Data package of three tables"),
    ),
)
EVERY = (*FILES, CATALOGUE)
