"""Merging what two people wrote at the same time: nobody's words are lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from medel.applications.joining import is_prose, join_texts

Answers = Mapping[str, Any]
# The joined answer in a tuple of one, or None when the two clash.
Joined = tuple[Any] | None


@dataclass(frozen=True)
class Clash:
    """An answer that both changed in ways that cannot be joined."""

    question: str
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """The joined answers; where two clash, those saved first stand and mine is kept."""

    answers: dict[str, Any]
    clashes: tuple[Clash, ...] = ()


def merge(base: Answers, mine: Answers, theirs: Answers) -> Merged:
    """Join mine, begun from base, with theirs, which were saved meanwhile.

    What mine does not speak of stays as it is in theirs.
    """
    answers: dict[str, Any] = dict(theirs)
    clashes: list[Clash] = []
    for question in mine:
        versions = [one.get(question) for one in (base, mine, theirs)]
        joined = _join(*versions)
        answers[question] = versions[2] if joined is None else joined[0]
        if joined is None:
            clashes.append(Clash(question, versions[1], versions[2]))
    return Merged(answers, tuple(clashes))


def _join(base: Any, mine: Any, theirs: Any) -> Joined:  # noqa: ANN401 (JSON)
    if mine in (base, theirs):
        return (theirs,)
    if theirs == base:
        return (mine,)
    for fits, join in _WAYS:
        if all(fits(one) for one in (mine, theirs)):
            return join(base if fits(base) else type(mine)(), mine, theirs)
    return None


def _is_rows(answer: object) -> bool:
    return isinstance(answer, list) and all(
        isinstance(row, dict) and row.get("id") for row in answer
    )


def _is_choices(answer: object) -> bool:
    return isinstance(answer, list) and all(isinstance(one, str) for one in answer)


def _is_map(answer: object) -> bool:
    return isinstance(answer, dict)


def _join_prose(base: str, mine: str, theirs: str) -> Joined:
    joined = join_texts(base, mine, theirs)
    return None if joined is None else (joined,)


def _join_choices(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Joined:
    """Keep what nobody took away and what anybody added."""
    kept = [one for one in theirs if one in mine or one not in base]
    return (kept + [one for one in mine if one not in base and one not in kept],)


def _join_maps(base: Answers, mine: Answers, theirs: Answers) -> Joined:
    """Join key by key; a key that one took away is gone unless the other changed it."""
    merged = merge(base, {**dict.fromkeys(base), **mine}, theirs)
    if merged.clashes:
        return None
    return ({key: one for key, one in merged.answers.items() if one is not None},)


def _join_rows(
    base: Sequence[Answers], mine: Sequence[Answers], theirs: Sequence[Answers]
) -> Joined:
    """Join row by row, by the rows' own ids; a row taken away by one stays away."""
    old, own, other = ({row["id"]: row for row in one} for one in (base, mine, theirs))
    joined: list[Any] = []
    for key in dict.fromkeys((*other, *own)):
        if key in own and key in other:
            row = _join(old.get(key, {}), own[key], other[key])
            if row is None:
                return None
            joined.append(row[0])
        elif key not in old:
            joined.append(own.get(key) or other[key])
        elif (own.get(key) or other.get(key)) != old[key]:
            return None  # one took it away, the other wrote in it
    return (joined,)


_Ways = tuple[tuple[Callable[[Any], bool], Callable[..., Joined]], ...]
_WAYS: _Ways = (
    (is_prose, _join_prose),
    (_is_choices, _join_choices),
    (_is_rows, _join_rows),
    (_is_map, _join_maps),
)
