"""Who may not handle a case: whoever acts for, or belongs to, one of its organisations.

Section 16 of the Administrative Procedure Act (2017:900) keeps a person from a case of
their own, or of somebody they stand for. Members of a meeting have their own way of
declaring and answering interests; this is for everybody else at the authority.
"""

from collections.abc import Collection

from medel.applications.models import Application, Party
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.acts import CLOCK, Actor
from medel.parties.states import Role

LONGEST_KEY = 18  # digits; the databases' own integers hold no more


class PartialityError(MedelError):
    """Whoever acts belongs to an organisation that takes part in the case."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Du hör till en organisation som är med i ärendet, och får därför "
                "inte handlägga det (jäv). Be en kollega. Inget har ändrats.",
                en="You belong to an organisation that takes part in the case, and may "
                "therefore not handle it (conflict of interest). Ask a colleague. "
                "Nothing has changed.",
            )
        )


class NoOfficerError(MedelError):
    """Whoever acts is no case officer, and the work is theirs."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Bara handläggare får göra detta. Inget har ändrats.",
                en="Only case officers may do this. Nothing has changed.",
            )
        )


def require_officer(by: Actor) -> None:
    """Raise NoOfficerError unless whoever acts does so as a case officer.

    The pages ask first; this holds for what is no step of a table, whoever calls it.
    """
    if by != CLOCK and by.role != Role.CASE_OFFICER:
        raise NoOfficerError


def require_impartial(application: Application, by: Actor) -> None:
    """Raise PartialityError when whoever acts belongs to a party of the case."""
    require_all_impartial([application.pk], by)


def require_all_impartial(applications: Collection[int], by: Actor) -> None:
    """Raise PartialityError when whoever acts belongs to a party of any of the cases.

    Every party counts, whatever its role and whether it has said yes or not; so does
    every current membership, on either side of the table.
    """
    if is_partial(applications, by.person):
        raise PartialityError


def is_key(person: str) -> bool:
    """Tell whether a text can be a person's key; what else a form sends is nobody."""
    return person.isascii() and person.isdigit() and len(person) <= LONGEST_KEY


def is_partial(applications: Collection[int], person: str) -> bool:
    """Tell whether a person, by key, belongs to a party of any of the cases."""
    if not is_key(person):
        return False
    own = Party.objects.filter(
        application__in=list(applications),
        organisation__memberships__person=int(person),
        organisation__memberships__ended=None,
    )
    return own.exists()
