"""Two who write at once: both's words are there, or both texts are kept."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.applications.joining import find_changes, join_texts
from medel.applications.merging import merge

BASE = "Små företag i länet saknar tid att ställa om. Projektet visar dem hur."
# Other programs at work on the machine make no text wrong.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
words = st.lists(
    st.sampled_from(["små", "företag", "ny", "tid", "och", "län", "grön", "visa"]),
    min_size=10,
    max_size=20,
)


def test_changes_at_different_places_are_joined() -> None:
    mine = BASE.replace("saknar tid", "saknar tid och pengar")
    theirs = BASE.replace("visar dem hur", "visar alla hur")
    assert join_texts(BASE, mine, theirs) == (
        "Små företag i länet saknar tid och pengar att ställa om. "
        "Projektet visar alla hur."
    )


def test_same_words_changed_by_both_clash_and_both_texts_are_given() -> None:
    mine, theirs = BASE.replace("Små", "Stora"), BASE.replace("Små", "Medelstora")
    merged = merge({"a": BASE}, {"a": mine}, {"a": theirs})
    assert merged.answers == {"a": theirs}
    (clash,) = merged.clashes
    assert (clash.mine, clash.theirs) == (mine, theirs)


def test_both_who_write_on_at_the_end_stand_after_each_other() -> None:
    joined = join_texts(BASE, f"{BASE} Mitt till.", f"{BASE} Ditt till.")
    assert joined == f"{BASE} Ditt till. Mitt till."


def test_both_who_begin_an_empty_answer_stand_in_paragraphs_of_their_own() -> None:
    merged = merge({}, {"a": f"{BASE} Ett."}, {"a": f"{BASE} Två."})
    assert merged.answers["a"] == f"{BASE} Två.\n\n{BASE} Ett."


def test_dates_and_short_answers_are_never_mixed() -> None:
    for base, mine, theirs in (
        ("2027-01-01", "2027-02-01", "2027-01-15"),
        ("12 500", "13 500", "12 900"),
        ("Biogas", "Biogas nu", "Ny biogas"),
    ):
        merged = merge({"a": base}, {"a": mine}, {"a": theirs})
        assert merged.answers["a"] == theirs
        assert [one.mine for one in merged.clashes] == [mine]


def test_rows_are_joined_by_their_ids() -> None:
    base = {"r": [{"id": "1", "name": "A"}, {"id": "2", "name": "B"}]}
    mine = {"r": [{"id": "1", "name": "A2"}, {"id": "2", "name": "B"}]}
    theirs = {"r": [*base["r"], {"id": "3", "name": "C"}]}
    merged = merge(base, mine, theirs)
    assert [one["name"] for one in merged.answers["r"]] == ["A2", "B", "C"]
    gone = merge(base, {"r": base["r"][:1]}, theirs)
    assert [one["id"] for one in gone.answers["r"]] == ["1", "3"]


def test_row_taken_away_by_one_and_changed_by_the_other_clashes() -> None:
    base = {"r": [{"id": "1", "name": "A"}]}
    changed = {"r": [{"id": "1", "name": "A2"}]}
    merged = merge(base, {"r": []}, changed)
    assert merged.answers == changed
    assert len(merged.clashes) == 1


def test_choices_and_plans_are_joined_piece_by_piece() -> None:
    merged = merge({"p": ["20"]}, {"p": ["20", "21"]}, {"p": ["20", "17"]})
    assert merged.answers["p"] == ["20", "17", "21"]
    plan = {"eu_support": "1", "income": "0"}
    mine, theirs = {**plan, "eu_support": "2"}, {**plan, "income": "5"}
    merged = merge({"p": plan}, {"p": mine}, {"p": theirs})
    assert merged.answers["p"] == {"eu_support": "2", "income": "5"}


def test_what_is_not_spoken_of_stays() -> None:
    assert merge({"a": "1"}, {"b": "2"}, {"a": "1"}).answers == {"a": "1", "b": "2"}


@unhurried
@given(words, words, st.data())
def test_no_word_that_was_put_in_is_lost(
    base: list[str], theirs: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(base)))
    mine = [*base[:place], "mitt", *base[place:]]
    joined = join_texts(*(" ".join(one) for one in (base, mine, theirs)))
    if joined is not None:
        assert joined.split().count("mitt") == 1


@unhurried
@given(words, words)
def test_one_who_writes_alone_gets_exactly_that(
    base: list[str], mine: list[str]
) -> None:
    first, second = " ".join(base), " ".join(mine)
    assert merge({"a": first}, {"a": second}, {"a": first}).answers == {"a": second}


@unhurried
@given(words, words)
def test_changes_make_both_texts_again(before: list[str], after: list[str]) -> None:
    first, second = " ".join(before), " ".join(after)
    pieces = find_changes(first, second)
    assert "".join(text for kind, text in pieces if kind <= 0) == first
    assert "".join(text for kind, text in pieces if kind >= 0) == second
