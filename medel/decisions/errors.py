"""Why a step of assessment, meeting or decision is refused, in words."""

from collections.abc import Sequence

from medel.core.errors import MedelError
from medel.core.money import Money
from medel.core.texts import Text
from medel.core.wording import write_money


class ReasonMissingError(MedelError):
    """A reason must be written, and is not."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            Text(sv=f"Skriv ett skäl: {what.sv}.", en=f"Write a reason: {what.en}.")
        )


class UnknownItemError(MedelError):
    """There is no such requirement, criterion or grade."""

    def __init__(self, code: str) -> None:
        super().__init__(
            Text(
                sv=f'Bedömningen har inget som heter "{code}".',
                en=f'The assessment has nothing called "{code}".',
            )
        )


class NotAllJudgedError(MedelError):
    """Something is left to judge before the next step."""

    def __init__(self, left: Sequence[str | Text]) -> None:
        told = [one if isinstance(one, Text) else Text(sv=one, en=one) for one in left]
        sv, en = (", ".join(one.to(lang) for one in told) for lang in ("sv", "en"))
        super().__init__(Text(sv=f"Det här återstår: {sv}.", en=f"This is left: {en}."))


class FourEyesError(MedelError):
    """Whoever prepared a decision may not decide it."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Du har berett ärendet och får därför inte besluta. Någon annan "
                "beslutsfattare måste göra det.",
                en="You prepared the case and may therefore not decide it. Another "
                "decision maker must.",
            )
        )


class NoDraftError(MedelError):
    """A decision that is put forward or taken is not written in any more."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Beslutet är redan framlagt eller fattat och kan inte skrivas om.",
                en="The decision is put forward or taken already and cannot be "
                "rewritten.",
            )
        )


class DecisionFaultsError(MedelError):
    """The amounts or the period of a support do not hold: `faults` tells each."""

    def __init__(self, faults: Sequence[Text]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            Text(
                sv=" ".join(one.sv for one in self.faults),
                en=" ".join(one.en for one in self.faults),
            )
        )


class NoCommitmentError(MedelError):
    """The organisation is not asked for a commitment, or the time has run out."""


class MoneyGoneError(MedelError):
    """The call, or the programme, has not that much money left."""

    def __init__(self, asked: Money, left: Money) -> None:
        told = {
            one: (write_money(asked, language=one), write_money(left, language=one))
            for one in ("sv", "en")
        }
        super().__init__(
            Text(
                sv=f"Beslutet är på {told['sv'][0]}, men det finns bara "
                f"{told['sv'][1]} kvar. Inget är beslutat.",
                en=f"The decision is for {told['en'][0]}, but only "
                f"{told['en'][1]} is left. Nothing is decided.",
            )
        )
