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
