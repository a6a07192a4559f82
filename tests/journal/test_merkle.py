import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.journal.merkle import climb, find_path, find_top, hash_leaf

LEAVES = st.lists(st.text("ab", max_size=3), min_size=1, max_size=40)


@given(LEAVES)
def test_every_leaf_leads_to_the_top(texts: list[str]) -> None:
    leaves = [hash_leaf(text) for text in texts]
    top = find_top(leaves)
    assert all(
        climb(leaf, find_path(leaves, index)) == top
        for index, leaf in enumerate(leaves)
    )


@given(LEAVES, st.data())
def test_another_leaf_leads_elsewhere(texts: list[str], data: st.DataObject) -> None:
    leaves = [hash_leaf(text) for text in texts]
    index = data.draw(st.integers(0, len(leaves) - 1))
    assert climb(hash_leaf("other"), find_path(leaves, index)) != find_top(leaves)


@given(LEAVES, LEAVES)
def test_tops_differ_when_leaves_do(one: list[str], other: list[str]) -> None:
    tops = [find_top([hash_leaf(text) for text in texts]) for texts in (one, other)]
    assert (tops[0] == tops[1]) == (one == other)


def test_path_grows_with_the_logarithm() -> None:
    leaves = [hash_leaf(str(number)) for number in range(1_000)]
    assert max(len(find_path(leaves, index)) for index in range(0, 1_000, 99)) == 10


def test_tree_without_leaves_has_no_top() -> None:
    with pytest.raises(ValueError, match="at least one leaf"):
        find_top([])
