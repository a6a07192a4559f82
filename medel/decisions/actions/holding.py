"""Holding a case for an action: nobody else changes it meanwhile."""

from medel.applications.models import Application
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.impartiality import require_impartial, require_officer
from medel.journal.acts import Actor
from medel.rules.steps import read_table


class WrongStateError(MedelError):
    """The case is not where this can be done; perhaps a colleague came before."""

    def __init__(self, state: str) -> None:
        now = read_table("application").state(state).name
        super().__init__(
            Text(
                sv=f"Det går inte nu: läget är ”{now.sv}”. Kanske hann någon före. "
                "Inget har ändrats.",
                en=f"This cannot be done now: the state is “{now.en}”. Perhaps a "
                "colleague came before. Nothing has changed.",
            )
        )


def hold(application: Application, by: Actor) -> Application:
    """Read a case anew and lock it for the transaction, with its call.

    Raise PartialityError when whoever acts belongs to one of its organisations.
    """
    cases = Application.objects.select_for_update(of=("self",)).select_related("call")
    held = cases.get(pk=application.pk)
    require_officer(by)
    require_impartial(held, by)
    return held


def require_state(application: Application, *states: str) -> None:
    """Raise WrongStateError unless the case is in one of the states."""
    if application.state not in states:
        raise WrongStateError(application.state)


def require_not_empty(text: str, what: Text, longest: int) -> str:
    """Give a text without white space around it; refuse none, and one too long."""
    bare = text.strip()
    if not bare:
        raise MedelError(Text(sv=f"Skriv {what.sv}.", en=f"Write {what.en}."))
    require_length(bare, longest)
    return bare


def require_length(text: str, longest: int) -> None:
    """Refuse a text that is too long to be kept."""
    bare = text.strip()
    if len(bare) > longest:
        raise MedelError(
            Text(
                sv=f"Texten får ha högst {longest} tecken. Den har {len(bare)}.",
                en=f"The text may have at most {longest} characters. It has "
                f"{len(bare)}.",
            )
        )
