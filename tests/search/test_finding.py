import pytest

from medel.search import index
from medel.search.request import SearchRequest
from medel.search.searcher import Searcher
from tests.search.bank import make


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    made = [
        make(1, title="Nanosäkerhet", organisations=("Lunds universitet",)),
        make(2, title="E-handel i staden", text="med showrooms"),
        make(3, title="Lastcyklar för gods"),
        make(4, title="Smarta system", text="trådlöst, Internet of Things"),
        make(5, title="Rymdteknik", organisations=("Luleå tekniska universitet",)),
        make(6, title="Samverkan", text="en stödstruktur för entreprenörer"),
        make(7, title="Stöd och struktur", text="stöd, struktur"),
        make(8, title="Skola och vård", text="personal, utbildning, stöd"),
        make(10, title="Hallar", names={"county": ("Skåne",)}),
        make(9, title="Agenda för kultur", text="en digital agenda"),
    ]
    folder = tmp_path_factory.mktemp("found")
    index.build(folder, made)
    return index.open(folder)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nanosäkerhet;lund", 1),
        ("e-handel/showrooms", 2),
        ("cyklar", 3),
        ("lasstcykel", 3),
        ("cykelns gods", 3),
        ("IoT", 4),
        ("iot smarta", 4),
        ("LTU rymden", 5),
        ("mottagare:LTU", 5),
        ("stöddstruktur", 6),
        ("stodstruktur", 6),
        ("agnda", 9),
        ("skånska hallar", 10),
        ("vilka projekt handlar om showrooms?", 2),
        ("har någon fått pengar för lastcyklar", 3),
    ],
)
def test_finding_what_was_meant(bank: Searcher, text: str, first: int) -> None:
    hits = bank.search(SearchRequest(text=text)).hits
    assert hits[0].key == first


def test_finding_some_parts_when_nothing_has_them_all(bank: Searcher) -> None:
    result = bank.search(SearchRequest(text="cykelparkering"))
    assert result.relaxed
    assert [hit.key for hit in result.hits] == [3]
    assert not bank.search(SearchRequest(text="kattunge")).hits


def test_relaxed_the_rarest_word_finds_too(bank: Searcher) -> None:
    result = bank.search(SearchRequest(text="vård stöd skola lastcyklar"))
    assert result.relaxed
    assert {hit.key for hit in result.hits} == {3, 8}


def test_finding_no_suggestion_for_words_of_a_question(bank: Searcher) -> None:
    assert bank.search(SearchRequest(text="vem gör lastcyklar")).suggestion is None
    assert bank.search(SearchRequest(text="lastcyklar hos")).suggestion is None


def test_finding_not_wanted_is_no_suggestion(bank: Searcher) -> None:
    result = bank.search(SearchRequest(text="gods -nanosäkerhat"))
    assert result.suggestion is None
    assert [hit.key for hit in result.hits] == [3]
