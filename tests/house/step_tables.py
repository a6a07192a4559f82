"""Writes docs/steps.md from the tables of steps: python -m tests.house.step_tables."""

from collections.abc import Iterator
from pathlib import Path

from medel.core.texts import Text
from medel.rules.steps import Step, Table, read_roles, read_table
from medel.rules.steps.reading import KINDS

TARGET = Path(__file__).resolve().parents[2] / "docs" / "steps.md"

HEAD = """\
# Steps of a case

Where a case can stand, and who may take it on from there. This page is made from the
tables in `medel/programmes/data/steps/` that Medel itself goes by: change those, then
run `python -m tests.house.step_tables`. Code: `medel/rules/steps/`. It knows no
database: a room keeps the state, and asks before it changes it.

```python
from medel.rules.steps import Circumstances, find_steps, read_table, require_step

table = read_table("application")
# The buttons of a page.
steps = find_steps(table, "submitted", on=day, roles=["case_officer"])
# The new state, or StepRefusedError.
under = Circumstances(
    choices={"signature": "paper"},  # the call's own; defaults stand in the table
    given={"complete", "call_open"},  # the requirements that are met
    person=key,  # who takes the step
    takers={"prepare": {other}},  # and who took which steps before
)
state = require_step(
    table, application.state, "submit", on=day, roles=["applicant"], under=under
)
```

`take` is the same without raising: it gives the new state or a `Refusal`, which says in
both languages why not and what can be done instead (`why`, `reason`, `allowed`). An
unknown state or choice is a mistake in the code and raises `KeyError` or `ValueError`.
Steps have `since` and `until` where the order changes by date; a programme with an
order of its own has its own folder of tables: `read_table("application", folder)`.

A table is refused when it is read if a name is unknown, a state cannot be reached, an
end leads on, a state leads to no end under some choice, or a step leads two ways at
once.

In the drawings a step that leaves the state as it is has no arrow; it stands in the
table. **4** means four eyes: somebody else must have taken the steps named there. **?**
means that no source has confirmed it; why stands below the table.
"""


def render() -> str:
    parts = [HEAD, *("\n".join(_write(read_table(kind))) + "\n" for kind in KINDS)]
    return "\n".join(parts)


def _write(table: Table) -> Iterator[str]:
    yield f"## {table.name.en.capitalize()} ({table.name.sv})\n"
    yield f"{table.basis.en}\n"
    yield from _draw(table)
    yield from _list_choices(table)
    yield "| state | Swedish | English | means |\n|---|---|---|---|"
    for state in table.states:
        end = " **End.**" if state.end else ""
        name = f"`{state.code}` | {_write_text(state.name)}"
        yield f"| {name} | {state.meaning.en}{end} |"
    yield "\n| step | from → to | who | requires | only if |\n|---|---|---|---|---|"
    for step in table.steps:
        yield _write_row(table, step)
    for step in table.steps:
        if step.unverified:
            when = f" ({_write_when(step)})" if step.when else ""
            yield f"\n**?** `{step.code}`{when}: {step.unverified.en}"


def _draw(table: Table) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {table.initial}"
    arrows: dict[tuple[str, str], list[str]] = {}
    for step in table.steps:
        for origin in step.origins if step.to else ():
            labels = arrows.setdefault((origin, step.lead(origin)), [])
            if step.name.en not in labels:
                labels.append(step.name.en)
    for (origin, to), labels in arrows.items():
        yield f"    {origin} --> {to}: {', '.join(labels)}"
    for state in table.states:
        if state.end:
            yield f"    {state.code} --> [*]"
    yield "```\n"


def _list_choices(table: Table) -> Iterator[str]:
    for choice in table.choices:
        values = ", ".join(f"`{value}`" for value in choice.values)
        yield (
            f"Choice `{choice.code}`, {choice.name.en}: {values}; "
            f"`{choice.default}` where nothing else is said.\n"
        )


def _write_row(table: Table, step: Step) -> str:
    origins = ", ".join(f"`{code}`" for code in step.origins)
    to = f"`{step.to}`" if step.to else "the same"
    marks = f"{' **?**' if step.unverified else ''}"
    cells = (
        f"`{step.code}` {step.name.en} ({step.name.sv}){marks}",
        f"{origins} → {to}",
        ", ".join(read_roles()[role].en for role in step.roles),
        _write_requirements(table, step),
        _write_when(step),
    )
    return f"| {' | '.join(cells)} |"


def _write_requirements(table: Table, step: Step) -> str:
    needs = [table.requirement(code).name.en for code in step.requires]
    if step.four_eyes:
        others = ", ".join(f"`{code}`" for code in step.four_eyes)
        needs.append(f"**4** {others}")
    return "; ".join(needs)


def _write_when(step: Step) -> str:
    told = [f"{code}: {', '.join(values)}" for code, values in step.when.items()]
    if step.since:
        told.append(f"from {step.since}")
    if step.until:
        told.append(f"until {step.until}")
    return "; ".join(told)


def _write_text(text: Text) -> str:
    return f"{text.sv} | {text.en}"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
