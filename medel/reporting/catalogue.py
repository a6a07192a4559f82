"""The catalogue that data portals harvest: DCAT-AP-SE 3 in RDF/XML.

Every resource has an address of its own; portals take no blank nodes. The catalogue
itself is the installation's own and free to use; its files are where all that they hold
is. A file must have a licence there: where projects differ, the page of terms is it.
"""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import (
    Element,
    SubElement,
    indent,
    register_namespace,
    tostring,
)

from medel.core.texts import Language, Text
from medel.reporting.extract import Extract
from medel.reporting.published import FILES, PublishedFile
from medel.reporting.sites import Site
from medel.reporting.terms import LICENCE_ADDRESS

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
XML = "http://www.w3.org/XML/1998/namespace"
PREFIXES = {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "rdf": RDF}
EU = "http://publications.europa.eu/resource/authority/"
NATIONAL_AUTHORITY = "http://purl.org/adms/publishertype/NationalAuthority"
LANGUAGES = ("SWE", "ENG")
THEMES = ("REGI", "GOVE")
CATALOGUE_TITLE = Text(
    sv="Öppna data om projekt med EU-stöd", en="Open data on projects with EU support"
)
DATASET_TITLE = Text(
    sv="Projekt med stöd från EU-fonder", en="Projects with EU fund support"
)
TERMS_TITLE = Text(
    sv="Villkor som skiljer sig mellan posterna", en="Terms that differ by record"
)
ABOUT = Text(
    sv="Vilka projekt som har fått stöd, av vem, hur mycket, var och när, med källan "
    "till varje uppgift.",
    en="Which projects were supported, by whom, with how much, where and when, with "
    "the source of each fact.",
)
KEYWORDS = Text(sv="EU-fonder, regionalfonden, projekt", en="EU funds, ERDF, projects")
API_TITLE = Text(sv="Medels API", en="Medel's API")


def write(extract: Extract) -> Iterator[bytes]:
    """Write the catalogue as one document."""
    for prefix, address in PREFIXES.items():
        register_namespace(prefix, address)
    root = Element(_name(RDF, "RDF"))
    _add_catalogue(root, extract)
    _add_dataset(root, extract)
    _add_service(root, extract)
    for file in FILES:
        _add_distribution(root, file, extract)
    _add_publisher(root, extract)
    _add_terms(root, extract)
    indent(root)
    yield tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_catalogue(root: Element, extract: Extract) -> None:
    site = extract.site
    node = _add(root, DCAT, "Catalog", site.catalogue)
    _tell(node, "title", CATALOGUE_TITLE)
    _tell(node, "description", ABOUT)
    _point(node, DCTERMS, "publisher", _publisher(extract))
    _point(node, DCTERMS, "license", LICENCE_ADDRESS)
    _date(node, "modified", extract.on)
    for language in LANGUAGES:
        _point(node, DCTERMS, "language", f"{EU}language/{language}")
    _point(node, FOAF, "homepage", f"{site.address}/")
    _point(node, DCAT, "dataset", _dataset(site))
    _point(node, DCAT, "service", _service(site))


def _add_dataset(root: Element, extract: Extract) -> None:
    node = _add(root, DCAT, "Dataset", _dataset(extract.site))
    _tell(node, "title", DATASET_TITLE)
    _tell(node, "description", ABOUT)
    _point(node, DCTERMS, "publisher", _publisher(extract))
    _date(node, "modified", extract.on)
    for language in Language:
        for word in KEYWORDS.to(language).split(", "):
            _text(node, DCAT, "keyword", word, language)
    for theme in THEMES:
        _point(node, DCAT, "theme", f"{EU}data-theme/{theme}")
    _point(node, DCTERMS, "spatial", f"{EU}country/SWE")
    _point(node, DCTERMS, "accessRights", f"{EU}access-right/PUBLIC")
    _point(node, DCTERMS, "accrualPeriodicity", f"{EU}frequency/DAILY")
    _point(node, DCAT, "landingPage", extract.site.listing())
    for file in FILES:
        _point(node, DCAT, "distribution", _distribution(extract.site, file))


def _add_service(root: Element, extract: Extract) -> None:
    site = extract.site
    node = _add(root, DCAT, "DataService", _service(site))
    _tell(node, "title", API_TITLE)
    _point(node, DCAT, "endpointURL", f"{site.address}/api/v1/")
    _point(node, DCAT, "endpointDescription", f"{site.address}/api/v1/openapi.json")
    _point(node, DCAT, "servesDataset", _dataset(site))
    _point(node, DCTERMS, "license", extract.terms.address or site.terms)


def _add_distribution(root: Element, file: PublishedFile, extract: Extract) -> None:
    site = extract.site
    node = _add(root, DCAT, "Distribution", _distribution(site, file))
    _tell(node, "title", file.title)
    _point(node, DCAT, "accessURL", site.full_file(file.name))
    _point(node, DCAT, "downloadURL", site.full_file(file.name))
    _point(node, DCTERMS, "license", extract.terms.address or site.terms)
    _point(node, DCTERMS, "format", f"{EU}file-type/{file.type}")
    _date(node, "modified", extract.on)


def _add_publisher(root: Element, extract: Extract) -> None:
    node = _add(root, FOAF, "Agent", _publisher(extract))
    _text(node, FOAF, "name", extract.programme.identity.authority.name.sv, "sv")
    _point(node, DCTERMS, "type", NATIONAL_AUTHORITY)
    _point(node, FOAF, "homepage", extract.programme.identity.authority.href)


def _add_terms(root: Element, extract: Extract) -> None:
    """Say that terms differ, where they do."""
    if not extract.terms.licence:
        node = _add(root, DCTERMS, "LicenseDocument", extract.site.terms)
        _tell(node, "title", TERMS_TITLE)
        _tell(node, "description", extract.terms.text)


def _publisher(extract: Extract) -> str:
    return f"{extract.site.catalogue}/publisher/{extract.programme.code}"


def _dataset(site: Site) -> str:
    return f"{site.catalogue}/projects"


def _service(site: Site) -> str:
    return f"{site.catalogue}/api"


def _distribution(site: Site, file: PublishedFile) -> str:
    return f"{_dataset(site)}/{file.name}"


def _name(space: str, name: str) -> str:
    return f"{{{space}}}{name}"


def _add(root: Element, space: str, kind: str, address: str) -> Element:
    return SubElement(root, _name(space, kind), {_name(RDF, "about"): address})


def _point(node: Element, space: str, name: str, address: str) -> None:
    SubElement(node, _name(space, name), {_name(RDF, "resource"): address})


def _tell(node: Element, name: str, text: Text) -> None:
    for language in Language:
        _text(node, DCTERMS, name, text.to(language), language)


def _text(node: Element, space: str, name: str, text: str, language: str) -> None:
    child = SubElement(node, _name(space, name), {_name(XML, "lang"): language})
    child.text = text


def _date(node: Element, name: str, day: date) -> None:
    child = SubElement(
        node, _name(DCTERMS, name), {_name(RDF, "datatype"): f"{XSD}date"}
    )
    child.text = day.isoformat()
