import pytest

from medel.ideas.frame import find_frame
from medel.programmes.catalogue import installed
from medel.programmes.concepts import Concept, Sign, shared_concepts, signs
from medel.search.words import compose
from tests.conftest import CODE

FRAME = find_frame(installed()[CODE])


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("testbädden", "test-beds"),
        ("Testbäddar för företag", "test-beds"),
        ("laddinfrastrukturen", "charging"),
        ("ekoturismen", "tourism"),
        ("små och medelstora företags", "small-businesses"),
        ("med AI i vården", "data-and-ai"),
        ("artificiella intelligensen", "data-and-ai"),
        ("circular economies", "circular-economy"),
        ("kompetensfo\u0308rso\u0308rjning", "skills-supply"),
    ],
)
def test_thought_is_found_in_any_inflection(text: str, concept: str) -> None:
    assert concept in FRAME.thoughts.find(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("it is about it", "digital"),
        ("prices rise", "universities"),
        ("ekonomi som är rund", "circular-economy"),
        ("medelstora skogar", "small-businesses"),
    ],
)
def test_thought_is_not_found_by_chance(text: str, concept: str) -> None:
    assert concept not in FRAME.thoughts.find(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi hjälper företag", "hjälper företag"),
        (
            "Vi hjälper små tillverkande företag i Ludvika",
            "hjälper små tillverkande företag",
        ),
        ("We help ten small companies", "help ten small companies"),
        ("Vi hjälper skolor, simhallar, bibliotek, museer och företag", None),
    ],
)
def test_term_may_leave_a_few_words_open(text: str, found: str | None) -> None:
    hits = FRAME.signs.find(text).get("aid_to_businesses", [])
    assert [hit.quote for hit in hits] == ([found] if found else [])


def test_quotes_are_the_text_itself() -> None:
    text = compose("Vi gör Energieffektivisering, och smarta elnät i Å-dalen.")
    for hits in FRAME.thoughts.find(text).values():
        for hit in hits:
            assert text[hit.start : hit.end] == hit.quote


@pytest.mark.parametrize("thought", [*shared_concepts(), *signs().values()])
def test_every_term_finds_its_own_thought(thought: Concept | Sign) -> None:
    book = FRAME.thoughts if isinstance(thought, Concept) else FRAME.signs
    missed = [
        term
        for term in (*thought.sv, *thought.en)
        if thought.code not in book.find(f"Detta {term.replace('*', 'n')} där")
    ]
    assert missed == []
