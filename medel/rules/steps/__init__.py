"""Steps: the states of a case, and who may take it from one to the next, and when."""

from medel.rules.steps.reading import read_roles, read_table
from medel.rules.steps.refusing import Refusal, StepRefusedError, Why
from medel.rules.steps.tables import State, Step, Table
from medel.rules.steps.taking import Circumstances, find_steps, require_step, take

__all__ = [
    "Circumstances",
    "Refusal",
    "State",
    "Step",
    "StepRefusedError",
    "Table",
    "Why",
    "find_steps",
    "read_roles",
    "read_table",
    "require_step",
    "take",
]
