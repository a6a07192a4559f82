from pathlib import Path

from medel.search import index
from tests.search.bank import make


def test_similar_tells_the_shared_words(tmp_path: Path) -> None:
    index.build(
        tmp_path,
        [
            make(1, title="Robotar i sågverket", text="Automation av sågverk"),
            make(2, title="Sågverkens robotar"),
            make(3, title="Turism vid kusten", text="Besök och båtar"),
            make(4, title="Båtar vid kusten"),
            *(make(key, title="Något helt annat") for key in range(5, 25)),
        ],
    )
    searcher = index.open(tmp_path)
    found = searcher.similar("En robot för sågverken i automationens tid", exclude=[1])
    assert [one.key for one in found] == [2]
    assert set(found[0].shared) == {"robot", "sågverken"}
    assert searcher.similar("och för att", limit=3) == ()
    assert searcher.similar("", limit=3) == ()
