"""The fixed mix of forty questions, from one rare word to everything.

A question is told apart into words, phrase, filters and bounds, so that each engine is
asked it in its own language.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.operations import make_vocabulary
from medel.search.request import SearchRequest

# The eight facets of each answer, counted as if their own filter were open.
FACETS = (
    *("programme", "period", "fund", "objective", "theme", "county"),
    *("municipality", "year"),
)
SHOWN = 20
# Places in the vocabulary, the commonest word first.
PLACES = (40, 80, 150, 300, 600, 1_000, 2_000, 4_000, 6_000, 9_000, 15_000, 75_000)
PAIRS = ((30, 50), (60, 400), (90, 2_500), (45, 130))
MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: all of `words`, one of `either`, none of `without`, and so on."""

    words: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    start: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None

    @property
    def has_text(self) -> bool:
        """Whether any word is asked for."""
        return bool(self.words or self.either or self.phrase or self.start)

    @property
    def name(self) -> str:
        """The question as one would type it."""
        bounds = [] if self.least is None else [f"amount:{self.least}..{self.most}"]
        chosen = (f"{name}:{'|'.join(values)}" for name, values in self.filters.items())
        return " ".join((self.text, *chosen, *bounds)).strip() or "everything"

    @property
    def text(self) -> str:
        """The words in Medel's own language."""
        phrase = [f'"{" ".join(self.phrase)}"'] if self.phrase else []
        either = [f"({' OR '.join(self.either)})"] if self.either else []
        start = [f"{self.start}*"] if self.start else []
        barred = (f"-{word}" for word in self.without)
        return " ".join((*self.words, *phrase, *either, *start, *barred))

    def request(self) -> SearchRequest:
        """Ask it of Medel's engine."""
        return SearchRequest(
            text=self.text,
            include=self.filters,
            least=self.least,
            most=self.most,
            limit=SHOWN,
            facets=FACETS,
            facet_limit=500,
        )


def list_questions() -> tuple[Asked, ...]:
    """Give the forty questions of the mix."""
    vocabulary = make_vocabulary()
    words = [Asked(words=(vocabulary[place],)) for place in PLACES]
    words += [Asked(words=(vocabulary[a], vocabulary[b])) for a, b in PAIRS]
    return (*words, *_combine(vocabulary), *_filter(vocabulary), Asked())


def _combine(words: tuple[str, ...]) -> Iterator[Asked]:
    yield Asked(words=(words[70], words[110], words[500]))
    yield Asked(words=("hållbar", "regional", "tillväxt"))
    yield from (Asked(words=(word,)) for word in ("energi", "utveckling", "skog"))
    yield Asked(phrase=(words[26], words[33]))
    yield Asked(phrase=(words[120], words[41]))
    yield Asked(either=(words[200], words[900]))
    yield Asked(either=(words[60], words[75], words[1_500]))
    yield Asked(words=(words[100],), without=(words[50],))
    yield from (Asked(start=start) for start in ("klimat", "vatten"))
    yield Asked(words=(words[85],), start="forskning")


def _filter(words: tuple[str, ...]) -> Iterator[Asked]:
    yield Asked(words=(words[60],), filters={"county": ("03", "17")})
    yield Asked(words=("energi",), filters={"fund": ("ERDF",), "year": ("2022",)})
    yield Asked(words=(words[35],), filters={"programme": ("program-3-2021-2027",)})
    yield Asked(words=(words[400],), filters={"period": ("2014-2020",)})
    yield Asked(words=("solkraft",), filters={"year": ("2020", "2021", "2022")})
    yield Asked(filters={"objective": ("4.3",)})
    yield Asked(filters={"county": ("20",), "period": ("2021-2027",)})
    yield Asked(filters={"municipality": ("2080",)})
    yield Asked(words=(words[90],), least=MILLION, most=2 * MILLION)
    yield Asked(least=15 * MILLION, most=20 * MILLION)
