"""How often the idea check is right: `python -m bench.ideas LIST [--write]`.

LIST is a list of projects of 2014-2020 whose themes are known. Each of them is asked
about as an idea: with an empty bank; with all the others in the bank (leave one out,
projects of the same title left out too); and with one random half of the list as the
bank for the other, as for ideas that the bank has never seen. With --write the tables
go into docs/ideas.md. Nothing of the list is shipped or learned from.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medel.ideas.answer import Answer
    from medel.projects.models import Project

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "ideas.md"
START, END = "<!-- measured -->", "<!-- /measured -->"
CODE = "norra-mellansverige-2021-2027"
SEED = 2021
TODAY = date(2026, 11, 23)
GROUPS = {
    "research-and-innovation": "1.1, 1.4 research and innovation",
    "digitalisation-and-broadband": "1.2 digitalisation",
    "business": "1.3 small and medium-sized enterprises",
    "climate": "2.3, 2.6 low carbon",
}
NONE = "none"
LeaveOut = Callable[["Project"], frozenset[int]]


@dataclass(frozen=True)
class Asked:
    """One project asked about as an idea: its true group, and the groups answered."""

    truth: str
    groups: tuple[str, ...]
    objectives: tuple[str, ...]
    milliseconds: float
    developed_on: bool


@dataclass(frozen=True)
class Rate:
    """How often the right group came first, and among the first two."""

    count: int
    first: float
    second: float
    objectives: float


def main(arguments: list[str]) -> None:
    """Measure in an installation of its own, in a folder that is thrown away."""
    if "BENCH_LIST" in os.environ:
        _measure(write="--write" in arguments)
        return
    if not arguments or not Path(arguments[0]).is_file():
        raise SystemExit("usage: python -m bench.ideas LIST [--write]")
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "MEDEL_HOME": home,
            "BENCH_LIST": str(Path(arguments[0]).resolve()),
            "DJANGO_SETTINGS_MODULE": "medel.config.settings",
        }
        command = [sys.executable, "-m", "medel", "migrate"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        command = [sys.executable, "-m", "bench.ideas", *arguments[1:]]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


def measure(projects: "list[Project]", leave_out: LeaveOut) -> list[Asked]:
    """Ask about each project as an idea; `leave_out` gives whom it is not to see."""
    from medel.ideas.idea import Idea  # noqa: PLC0415 (needs Django ready)
    from medel.ideas.queries import check_idea  # noqa: PLC0415 (the same)
    from medel.programmes.catalogue import installed  # noqa: PLC0415 (the same)

    programme = installed()[CODE]
    half = choose_half(len(projects))
    asked = []
    for number, project in enumerate(projects):
        idea = Idea(text=f"{project.title}\n{project.purpose}")
        started = time.perf_counter()
        answer = check_idea(idea, programme, on=TODAY, leave_out=leave_out(project))
        took = (time.perf_counter() - started) * 1000
        objectives = _list_objectives(answer)
        themes = _list_groups(answer)
        asked.append(Asked(project.theme, themes, objectives, took, number in half))
    return asked


def choose_half(count: int) -> frozenset[int]:
    """Choose the half that the method was developed on, always the same."""
    numbers = list(range(count))
    random.Random(SEED).shuffle(numbers)
    return frozenset(numbers[: count // 2])


def leave_twins(projects: "list[Project]") -> LeaveOut:
    """Leave out a project itself, and those with the same title."""
    twins: dict[str, set[int]] = {}
    for one in projects:
        twins.setdefault(" ".join(one.title.lower().split()), set()).add(one.pk)
    return lambda one: frozenset(twins[" ".join(one.title.lower().split())])


def leave_half(projects: "list[Project]") -> LeaveOut:
    """Leave out the whole half that a project is in."""
    half = choose_half(len(projects))
    first = {one.pk for number, one in enumerate(projects) if number in half}
    every = {one.pk for one in projects}
    twins = leave_twins(projects)
    return lambda one: (
        frozenset(first if one.pk in first else every - first) | twins(one)
    )


def rate(asked: Iterable[Asked]) -> Rate:
    """Rate how often the right group came first and among the first two."""
    every = list(asked)
    return Rate(
        count=len(every),
        first=sum(one.truth in one.groups[:1] for one in every) / len(every),
        second=sum(one.truth in one.groups[:2] for one in every) / len(every),
        objectives=sum(one.truth in _themes(one.objectives[:2]) for one in every)
        / len(every),
    )


def read_known() -> "list[Project]":
    """Read the projects of the bank whose theme is one of the programme's."""
    from medel.projects.models import Project  # noqa: PLC0415 (needs Django ready)

    return list(Project.objects.filter(theme__in=GROUPS).order_by("pk"))


def _themes(objectives: Iterable[str]) -> set[str]:
    return {
        theme for theme, name in GROUPS.items() for one in objectives if one in name
    }


def _list_objectives(answer: "Answer") -> tuple[str, ...]:
    return tuple(one.code for one in answer.objectives if one.score)


def _list_groups(answer: "Answer") -> tuple[str, ...]:
    found = (answer.programme.objective(one) for one in _list_objectives(answer))
    return tuple(dict.fromkeys(one.theme for one in found if one))


def _measure(*, write: bool) -> None:
    import django  # noqa: PLC0415 (the settings are known only now)

    django.setup()
    from medel.projects.actions import import_list  # noqa: PLC0415 (needs Django)

    import_list(Path(os.environ["BENCH_LIST"]), on=TODAY)
    projects = read_known()
    every = frozenset(one.pk for one in projects)
    runs = {
        "empty bank": measure(projects, lambda _: every),
        "all others in the bank": measure(projects, leave_twins(projects)),
        "only the other half in the bank": measure(projects, leave_half(projects)),
    }
    told = "\n".join(_tell(runs))
    print(told)
    if write:
        before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(START)
        after = rest.partition(END)[2]
        text = f"{before}{START}\n{told}\n{END}{after}"
        DOCUMENT.write_text(text, encoding="utf-8")


def _tell(runs: dict[str, list[Asked]]) -> Iterable[str]:
    yield "| bank | ideas | right first | among the first two | by two objectives |"
    yield "|---|---|---|---|---|"
    for name, asked in runs.items():
        yield _tell_rate(name, asked)
        developed = [one for one in asked if one.developed_on]
        other = [one for one in asked if not one.developed_on]
        yield _tell_rate(f"{name}: half developed on", developed)
        yield _tell_rate(f"{name}: other half", other)
    for name, asked in runs.items():
        yield ""
        yield f"Confusion, {name}; rows are the truth, columns the first answer:"
        yield ""
        yield from _tell_confusion(asked)
    took = median(one.milliseconds for one in runs["all others in the bank"])
    yield ""
    yield f"Median time for an answer with this bank: {took:.0f} ms."


def _tell_rate(name: str, asked: list[Asked]) -> str:
    found = rate(asked)
    return (
        f"| {name} | {found.count} | {found.first:.1%} | {found.second:.1%} "
        f"| {found.objectives:.1%} |"
    )


def _tell_confusion(asked: list[Asked]) -> Iterable[str]:
    columns = (*GROUPS, NONE)
    counts = Counter((one.truth, (one.groups or (NONE,))[0]) for one in asked)
    yield "| | " + " | ".join(GROUPS.get(one, NONE) for one in columns) + " |"
    yield "|---" * (len(columns) + 1) + "|"
    for truth, name in GROUPS.items():
        numbers = (str(counts[truth, column]) for column in columns)
        yield f"| {name} | " + " | ".join(numbers) + " |"


if __name__ == "__main__":
    main(sys.argv[1:])
