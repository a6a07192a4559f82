"""Small tables of steps for tests, changed in one place at a time."""

from typing import Any

from medel.rules.steps.tables import Table


def text(word: str) -> dict[str, str]:
    return {"sv": word, "en": word}


def make_state(code: str, *, end: bool = False) -> dict[str, Any]:
    return {"code": code, "name": text(code), "meaning": text(code), "end": end}


def make_step(code: str, start: str, to: str | None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    told = {"code": code, "name": text(code), "meaning": text(code)}
    return {**told, "from": [start], "to": to, "roles": ["applicant"], **more}


def make_raw(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "kind": "toy",
        "name": text("toy"),
        "basis": text("made up"),
        "initial": "draft",
        "states": [make_state("draft"), make_state("sent", end=True)],
        "steps": steps or [make_step("send", "draft", "sent")],
        **more,
    }


def make_table(*steps: dict[str, Any], **more: Any) -> Table:  # noqa: ANN401
    return Table.model_validate(make_raw(*steps, **more))
