"""How a programme prioritises on a day: by its dated parameter."""

from datetime import date
from enum import StrEnum

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import installed
from medel.programmes.parameters import DatedValue
from medel.rules.parameters import value_of

KEY = "prioritisation_mode"


class Mode(StrEnum):
    """Who puts the approved applications in order."""

    PARTNERSHIP = "binding_partnership"
    CONSULTATION = "consultation"
    NONE = "none"


class NoMeetingError(MedelError):
    """The programme does not prioritise by meetings on that day."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Programmet har ingen prioritering den dagen: beslutsfattaren "
                "beslutar direkt om ansökningar som är klara. Inget möte behövs.",
                en="The programme has no prioritisation on that day: the decision "
                "maker decides at once on applications that are ready. No meeting is "
                "needed.",
            )
        )


def find_value(programme: str, *, on: date) -> DatedValue:
    """Give the parameter in force on a day, with its source and how sure it is."""
    return value_of(installed()[programme], KEY, on=on)


def find_mode(programme: str, *, on: date) -> Mode:
    """Tell how a programme prioritises on a day; also the choice of its steps."""
    return Mode(str(find_value(programme, on=on).value))
