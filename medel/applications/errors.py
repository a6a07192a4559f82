"""Why an action on a call or an application is refused, in words."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from medel.applications.answers import Miss
from medel.core.errors import MedelError
from medel.core.texts import Text


class SectionError(MedelError):
    """There is no such section or question in the form."""

    def __init__(self, code: str) -> None:
        super().__init__(
            Text(
                sv=f'Ansökan har inget avsnitt som heter "{code}".',
                en=f'The application has no section called "{code}".',
            )
        )


class NotReadyError(MedelError):
    """The application cannot be sent: `misses` tells everything that is amiss."""

    def __init__(self, misses: Sequence[Miss]) -> None:
        self.misses = tuple(misses)
        count = len(self.misses)
        super().__init__(
            Text(
                sv=f"Ansökan kan inte skickas än: {count} saker behöver rättas till.",
                en=f"The application cannot be sent yet: {count} things need mending.",
            )
        )


class ClosedError(MedelError):
    """The call is not open for applications."""

    def __init__(self, opens: datetime, closes: datetime) -> None:
        first, last = (
            f"{timezone.localtime(one):%Y-%m-%d %H:%M}" for one in (opens, closes)
        )
        super().__init__(
            Text(
                sv=f"Utlysningen är inte öppen. Den är öppen {first} till {last}.",
                en=f"The call is not open. It is open from {first} to {last}.",
            )
        )


class LockedError(MedelError):
    """The section may not be changed in the state that the application is in."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Avsnittet kan inte ändras nu: ansökan är inskickad eller avslutad. "
                "Inget är sparat.",
                en="The section cannot be changed now: the application is sent or has "
                "ended. Nothing is saved.",
            )
        )


class TooMuchError(MedelError):
    """An answer is longer than any form could need."""

    def __init__(self, characters: int, rows: int) -> None:
        super().__init__(
            Text(
                sv=f"Ett svar får ha högst {characters} tecken eller {rows} rader. "
                "Inget är sparat. Korta svaret och spara igen.",
                en=f"An answer may have at most {characters} characters or {rows} "
                "rows. Nothing is saved. Shorten the answer and save again.",
            )
        )


class DeclarationError(MedelError):
    """Whoever sends has not declared that the information is right."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Intyga att uppgifterna stämmer innan du skickar.",
                en="Declare that the information is right before you send.",
            )
        )


class SheetError(MedelError):
    """There is no signed sheet of this case."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Det undertecknade underlaget saknas. Lämna det som en fil.",
                en="The signed sheet is missing. Hand it in as a file.",
            )
        )


class NotAskedError(MedelError):
    """Nothing is asked of the section, or everything is answered already."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Det finns ingen öppen fråga om avsnittet.",
                en="There is no open question about the section.",
            )
        )


class UnansweredError(MedelError):
    """A section that is asked about is neither changed nor replied to."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Alla frågor är inte besvarade. Ändra avsnittet eller skriv ett "
                "svar till varje fråga.",
                en="Not every question is answered. Change the section or write a "
                "reply to each question.",
            )
        )


class FileRefusedError(MedelError):
    """A file cannot be taken: of a wrong type, broken, too large or dangerous."""


def refuse_file(
    *,
    sv: str,
    en: str,
    do_sv: str = "Spara om filen och försök igen, helst som PDF.",
    do_en: str = "Save the file anew and try again, preferably as PDF.",
) -> FileRefusedError:
    """Refuse a file: what is wrong, that nothing was kept, and what to do."""
    told = Text(
        sv=f"{sv} Inget är sparat. {do_sv}".strip(),
        en=f"{en} Nothing was kept. {do_en}".strip(),
    )
    return FileRefusedError(told)


class PartyRefusedError(MedelError):
    """An organisation cannot be asked, join or be taken away."""


def refuse_party(*, sv: str, en: str) -> PartyRefusedError:
    """Refuse what is done with an organisation of an application."""
    return PartyRefusedError(Text(sv=sv, en=en))


class CommentError(MedelError):
    """A comment is empty or too long."""

    def __init__(self, longest: int) -> None:
        super().__init__(
            Text(
                sv=f"Skriv något, högst {longest} tecken.",
                en=f"Write something, at most {longest} characters.",
            )
        )
