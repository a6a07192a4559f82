"""The catalogue for data portals, judged by SHACL shapes of its mandatory fields."""

from pathlib import Path
from typing import Any

import pytest

from medel.reporting.formats import FORMATS, write_format
from medel.reporting.published import FILES
from medel.reporting.sites import Site, SiteError, find_site
from tests.reporting.making import SITE, extract, write

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).parent / "schemas" / "dcat-ap-se.ttl"
DISTRIBUTION = "http://www.w3.org/ns/dcat#Distribution"


def _read(content: bytes) -> Any:  # noqa: ANN401 (rdflib is not always there)
    rdflib = pytest.importorskip("rdflib")
    return rdflib.Graph().parse(data=content, format="xml")


def _judge(graph: Any) -> tuple[bool, str]:  # noqa: ANN401 (the same)
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    return conforms, text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_catalogue_has_all_that_is_mandatory() -> None:
    conforms, text = _judge(_read(write("dcat")))
    assert conforms, text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_shapes_refuse_a_catalogue_without_licence() -> None:
    content = write("dcat").replace(b"dcterms:license", b"dcterms:rights")
    assert not _judge(_read(content))[0]


def test_no_node_is_blank_and_every_address_absolute() -> None:
    rdflib = pytest.importorskip("rdflib")
    for triple in _read(write("dcat")):
        for node in triple:
            assert not isinstance(node, rdflib.BNode)
            if isinstance(node, rdflib.URIRef):
                assert str(node).startswith(("http://", "https://"))


def test_every_file_is_a_distribution() -> None:
    text = write("dcat").decode()
    for file in FILES:
        assert f'"{SITE.full_file(file.name)}"' in text


def test_addresses_follow_the_site() -> None:
    other = extract().__class__(
        **{**vars(extract()), "site": Site("https://other.example")}
    )
    text = b"".join(write_format("dcat", other)).decode()
    assert "medel.example" not in text
    assert "https://other.example/datasets/dcat" in text


@pytest.mark.parametrize("address", ["medel.example", "ftp://x", "https://a b", "//x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SiteError, match="is no address"):
        find_site(address)


def test_site_without_an_address_is_this_machine() -> None:
    assert find_site("").address == "http://127.0.0.1:8000"
    assert find_site("https://medel.example/").address == "https://medel.example"


def test_names_of_full_files_differ() -> None:
    names = [file.name for file in FORMATS.values()]
    assert len(set(names)) == len(names)
    assert "article49.csv" in names
