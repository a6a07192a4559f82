"""What links a programme to the past and to the law: former priorities, legal acts."""

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.statements import Code, Href, PeriodLabel, Strict


class FormerPriority(Strict):
    """A priority of an earlier period and the theme that it would belong to today."""

    period: PeriodLabel
    name: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    theme: str | None = None
    evidence: Evidence
    note: Text


class Former(Strict):
    """The file former.toml."""

    former_priorities: tuple[FormerPriority, ...] = ()


class Act(Strict):
    """A legal act that the programme rests on."""

    code: Code
    number: NonEmpty
    title: Text
    about: Text
    href: Href


class Acts(Strict):
    """The file acts.toml."""

    acts: tuple[Act, ...] = ()
