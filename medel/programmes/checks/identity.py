"""The programme's code, its folder, its period and what a complete one must have."""

from collections.abc import Iterator

from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

FILE = "programme.toml"

COMPLETE = {
    "needs": "needs.toml",
    "specialisation_areas": "specialisation.toml",
    "policy_objectives": "objectives.toml",
    "themes": "objectives.toml",
    "specific_objectives": "objectives.toml",
}


def check_identity(programme: Programme) -> Iterator[Fault]:
    """Check code against folder and period, and that a complete programme is so."""
    identity = programme.identity
    folder = programme.folder.name
    if identity.code != folder:
        message = f'"{identity.code}" has to be the folder\'s name, "{folder}"'
        yield Fault(FILE, "code", message)
    if not identity.code.endswith(identity.period.label):
        message = f"the code has to end with the period, {identity.period.label}"
        yield Fault(FILE, "code", message)
    if "max_eu_share" not in programme.parameters:
        message = "the highest EU share is missing; every programme needs it"
        yield Fault("parameters.toml", "max_eu_share", message)
    if identity.complete:
        yield from _check_complete(programme)


def _check_complete(programme: Programme) -> Iterator[Fault]:
    for key, file in COMPLETE.items():
        if not getattr(programme, key):
            message = "nothing here; fill it in, or say complete = false"
            yield Fault(file, key, message)
    if programme.identity.co_financing is None:
        message = "missing; fill it in, or say complete = false"
        yield Fault(FILE, "co_financing", message)
