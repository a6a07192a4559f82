from hypothesis import given
from hypothesis import strategies as st

from medel.search.analysis import Analyser
from medel.search.snippets import ELLIPSIS, Piece, as_html, highlight
from medel.search.vocabulary import Vocabulary

ANALYSER = Analyser(Vocabulary.gather(["energi system sol cell el"] * 5))
TEXT = f"{'Inledning om annat. ' * 30}Energisystemet och solel. {'Slut på det. ' * 30}"


def _mark(text: str, *words: str, length: int = 200) -> tuple[Piece, ...]:
    terms = [ANALYSER.stems[word] for word in words]
    return highlight(text, terms, analyser=ANALYSER, length=length)


def _marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


def test_highlight_marks_inflections_and_compounds() -> None:
    pieces = _mark("Energins system: energisystem, SOLEL", "energi", "sol")
    assert _marked(pieces) == ["Energins", "energisystem", "SOLEL"]


def test_highlight_shows_the_best_place() -> None:
    pieces = _mark(TEXT, "energi", "sol")
    assert _marked(pieces) == ["Energisystemet", "solel"]
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith(ELLIPSIS)
    assert shown.endswith(ELLIPSIS)
    assert 120 < len(shown) <= 202


def test_highlight_without_terms_shows_the_start() -> None:
    assert _mark(TEXT)[0].text.startswith("Inledning")


def test_highlight_prefix() -> None:
    pieces = highlight("Solceller och sol", ["solc*"], analyser=ANALYSER)
    assert _marked(pieces) == ["Solceller"]


def test_as_html_escapes_everything() -> None:
    written = as_html(_mark("<b>Energi</b> & <script>", "energi"))
    assert written == "&lt;b&gt;<mark>Energi</mark>&lt;/b&gt; &amp; &lt;script&gt;"


@given(st.text(max_size=600), st.integers(1, 300))
def test_highlight_shows_nothing_but_the_text(text: str, length: int) -> None:
    pieces = _mark(f"{text} energi", "energi", length=length)
    whole = "".join(piece.text for piece in pieces).strip(ELLIPSIS)
    assert len(whole) <= length + 40
