"""Refused steps, in words: why not, and what can be done instead."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medel.core.errors import MedelError
from medel.core.texts import Language, Text
from medel.rules.steps.reading import read_roles
from medel.rules.steps.tables import Step, Table


class Why(StrEnum):
    """Why a step cannot be taken."""

    UNKNOWN = "unknown_step"
    STATE = "wrong_state"
    DATE = "not_in_force"
    CHOICE = "not_chosen"
    ROLE = "wrong_role"
    MISSING = "missing"
    FOUR_EYES = "four_eyes"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A step that cannot be taken: why, in words, and which steps can be instead."""

    step: str
    state: str
    why: Why
    reason: Text
    allowed: tuple[str, ...]


class StepRefusedError(MedelError):
    """A step that cannot be taken was tried; nothing has changed."""

    def __init__(self, refusal: Refusal) -> None:
        """Carry the refusal and its reason."""
        super().__init__(refusal.reason)
        self.refusal = refusal


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A step that somebody tried, and the steps that they may take there and then."""

    table: Table
    state: str
    step: str
    allowed: tuple[Step, ...]


def refuse(tried: Tried, why: Why, concerned: Iterable[str] = ()) -> Refusal:
    """Refuse a step; `concerned` is what is missing, or who took which step."""
    listed = tuple(concerned)
    sv, en = (_write(tried, why, listed, language) for language in Language)
    codes = dict.fromkeys(way.code for way in tried.allowed if way.code != tried.step)
    return Refusal(
        step=tried.step,
        state=tried.state,
        why=why,
        reason=Text(sv=sv, en=en),
        allowed=tuple(codes),
    )


def _write(
    tried: Tried, why: Why, concerned: tuple[str, ...], language: Language
) -> str:
    told = {
        "kind": tried.table.name.to(language),
        "step": _name_step(tried, language),
        "state": tried.table.state(tried.state).name.to(language),
        "concerned": _CONCERNED[why](tried, concerned, language),
    }
    return f"{_REASONS[why].to(language).format(**told)} {_tell(tried, language)}"


def _tell(tried: Tried, language: Language) -> str:
    """Say which steps can be taken instead."""
    others = (way for way in tried.allowed if way.code != tried.step)
    names = dict.fromkeys(_quote(way, language) for way in others)
    if not names:
        return _NOTHING.to(language)
    return _INSTEAD.to(language).format(steps=", ".join(names))


def _quote(way: Step, language: Language) -> str:
    return _QUOTES.to(language).format(way.name.to(language))


def _name_step(tried: Tried, language: Language) -> str:
    try:
        return tried.table.named(tried.step).name.to(language)
    except KeyError:
        return tried.step


def _name_roles(tried: Tried, _: tuple[str, ...], language: Language) -> str:
    ways = [way for way in tried.table.steps if way.code == tried.step]
    here = [role for way in ways if tried.state in way.origins for role in way.roles]
    return ", ".join(read_roles()[role].to(language) for role in dict.fromkeys(here))


def _name_missing(tried: Tried, concerned: tuple[str, ...], language: Language) -> str:
    return ", ".join(
        tried.table.requirement(code).name.to(language) for code in concerned
    )


def _name_steps(tried: Tried, concerned: tuple[str, ...], language: Language) -> str:
    return ", ".join(_quote(tried.table.named(code), language) for code in concerned)


def _name_nothing(_: Tried, __: tuple[str, ...], ___: Language) -> str:
    return ""


_CONCERNED: Mapping[Why, Callable[[Tried, tuple[str, ...], Language], str]] = {
    **dict.fromkeys((Why.UNKNOWN, Why.STATE, Why.DATE, Why.CHOICE), _name_nothing),
    Why.ROLE: _name_roles,
    Why.MISSING: _name_missing,
    Why.FOUR_EYES: _name_steps,
}
_REASONS = {
    Why.UNKNOWN: Text(
        sv="Det finns inget steg som heter ”{step}”.",
        en="There is no step called “{step}”.",
    ),
    Why.STATE: Text(
        sv="Det går inte att {step} här: läget är ”{state}”.",
        en="You cannot {step} here: the state is “{state}”.",
    ),
    Why.DATE: Text(
        sv="Det går inte att {step} den här dagen: steget gäller inte då.",
        en="You cannot {step} on this day: the step is not in force then.",
    ),
    Why.CHOICE: Text(
        sv="Det går inte att {step}: steget ingår inte i ordningen för ärendet.",
        en="You cannot {step}: the step is not part of the procedure of the case.",
    ),
    Why.ROLE: Text(
        sv="Du får inte {step}. Det får: {concerned}.",
        en="You may not {step}. These may: {concerned}.",
    ),
    Why.MISSING: Text(
        sv="Det går inte att {step} än. Det här saknas: {concerned}.",
        en="You cannot {step} yet. This is missing: {concerned}.",
    ),
    Why.FOUR_EYES: Text(
        sv="Du får inte {step}: det ska göras av någon som inte också har tagit "
        "steget {concerned}.",
        en="You may not {step}: it has to be done by somebody who has not also taken "
        "the step {concerned}.",
    ),
}
_INSTEAD = Text(sv="Det här kan du göra: {steps}.", en="This you can do: {steps}.")
_NOTHING = Text(
    sv="Det finns inget annat du kan göra med ärendet nu.",
    en="There is nothing else you can do with the case now.",
)
_QUOTES = Text(sv="”{}”", en="“{}”")
