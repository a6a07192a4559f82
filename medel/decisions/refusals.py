"""Why something at a meeting is refused, in words."""

from medel.core.errors import MedelError
from medel.core.texts import Text


class AgendaError(MedelError):
    """The day, the place, the members or the cases of a meeting cannot be so."""


class RecusedError(MedelError):
    """Whoever stands aside in a case takes no part in its order or its reason."""

    def __init__(self, title: str) -> None:
        super().__init__(
            Text(
                sv=f"Du deltar inte i ”{title}” på grund av jäv, och ändringen rör det "
                "ärendets plats. Någon annan måste göra den. Inget har ändrats.",
                en=f"You take no part in “{title}” because of an interest, and the "
                "change concerns that case. Somebody else must make it. Nothing has "
                "changed.",
            )
        )


class OrderChangedError(MedelError):
    """Somebody else changed the order after it was shown."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Någon annan har ändrat ordningen sedan du såg den. Titta på den "
                "nya ordningen och försök igen. Inget har ändrats.",
                en="Somebody else has changed the order since you saw it. Look at the "
                "new order and try again. Nothing has changed.",
            )
        )


class OwnInterestError(MedelError):
    """Nobody settles a question of interest of their own."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Du kan inte själv avgöra en fråga om ditt eget jäv. Du kan kliva "
                "åt sidan, eller låta någon annan pröva frågan.",
                en="You cannot settle a question of your own interest. You can step "
                "aside, or let somebody else answer it.",
            )
        )


class BrokenMinutesError(MedelError):
    """The bytes of the minutes do not agree with their checksum."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Protokollets fil stämmer inte med sin kontrollsumma. Skriv "
                "protokollet på nytt. Inget har ändrats.",
                en="The file of the minutes does not agree with its checksum. Write "
                "the minutes anew. Nothing has changed.",
            )
        )
