"""The documents tell what there is: settings, commands, words, packages, links."""

import ast
import re
import runpy
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from medel.commands.group import medel
from medel.config.environment import Environment
from medel.core.findings import Verdict
from medel.core.references import Evidence
from medel.core.texts import Language
from medel.programmes.glossary import terms
from medel.programmes.loader import DATA, OPTIONAL, REQUIRED, load, read_registry
from medel.projects import listing, states
from medel.projects.selection import FILTERS

pytestmark = pytest.mark.house

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
SCREENSHOTS = DOCS / "screenshots"
# Variables that ./run and the tests read, not the installation.
OTHERS = {"MEDEL_PYTHON", "MEDEL_TEST_DATABASE"}


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def _links(document: Path) -> Iterator[Path]:
    text = re.sub(
        r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for target in LINK.findall(text):
        if not target.startswith(("http://", "https://", "mailto:", "#", "/")):
            yield (document.parent / target.partition("#")[0]).resolve()


def _variables() -> set[str]:
    fields = Environment.model_fields.items()
    named = ((field.validation_alias, name) for name, field in fields)
    return {str(alias or f"MEDEL_{name.upper()}") for alias, name in named}


def _commands(group: click.Group, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def _rules() -> set[str]:
    found = set()
    for path in (ROOT / "medel" / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule":
                assert isinstance(node.value, ast.Constant), (
                    f"{path.name}: rule by name"
                )
                found.add(str(node.value.value))
    return found


def _states() -> set[str]:
    kinds = [
        kind
        for kind in vars(states).values()
        if isinstance(kind, type) and issubclass(kind, TextChoices) and kind.choices
    ]
    return {value for kind in kinds for value in kind.values}


def _records() -> set[str]:
    models = apps.get_models()
    return {m.__name__ for m in models if m.__module__.startswith("medel.")}


def _routes(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield re.sub(r"<\w+:(\w+)>", r"{\1}", route)
        elif not route.startswith("/api/"):
            yield from _routes(one.url_patterns, route)


def test_settings_each_in_its_document_and_back() -> None:
    listed = set(
        re.findall(r"^\| `([A-Z_]+)` \|", _read("docs/settings.md"), re.MULTILINE)
    )
    assert listed == _variables()


def test_settings_none_named_that_does_not_exist() -> None:
    text = "\n".join(document.read_text("utf-8") for document in _documents())
    named = set(re.findall(r"\bMEDEL_[A-Z_]+\b", text))
    assert sorted(named - _variables() - OTHERS) == []


def test_commands_each_in_its_document() -> None:
    text = _read("docs/cli.md")
    rows = set(re.findall(r"^\| `(medel(?: [a-z-]+)+)", text, re.MULTILINE))
    assert rows == set(_commands(medel, "medel"))


def test_commands_each_option_in_its_document() -> None:
    text = _read("docs/cli.md")
    groups = [
        medel,
        *(c for c in medel.commands.values() if isinstance(c, click.Group)),
    ]
    options = {
        option
        for group in groups
        for command in group.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert {option for option in options if option not in text} == set()


@pytest.mark.parametrize(
    "words",
    [_records, _states, _rules, lambda: set(read_registry())],
    ids=["records", "states", "rules", "parameters"],
)
def test_glossary_has_every_word_of_the_code(words: Callable[[], set[str]]) -> None:
    known = {term.code for term in terms()}
    assert sorted(words() - known) == []


@pytest.mark.parametrize("kind", [Verdict, Evidence])
def test_glossary_has_every_answer(kind: type[Verdict | Evidence]) -> None:
    known = {term.code for term in terms()}
    assert sorted({str(one) for one in kind} - known) == []


def test_glossary_document_is_up_to_date() -> None:
    writer = runpy.run_path(str(ROOT / "tests" / "house" / "glossary_table.py"))
    committed = writer["TARGET"].read_text(encoding="utf-8")
    assert committed == writer["render"](), "run python -m tests.house.glossary_table"


def test_steps_document_is_up_to_date() -> None:
    writer = runpy.run_path(str(ROOT / "tests" / "house" / "step_tables.py"))
    committed = writer["TARGET"].read_text(encoding="utf-8")
    assert committed == writer["render"](), "run python -m tests.house.step_tables"


def test_links_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in _documents()
        for target in _links(document)
        if not target.exists() and SCREENSHOTS not in target.parents
    ]
    assert broken == []


def test_documents_can_all_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached or document.suffix != ".md" or not document.exists():
            continue
        reached.add(document)
        waiting.extend(_links(document))
    assert sorted(set(DOCS.rglob("*.md")) - reached) == []


def test_packages_each_have_one_line() -> None:
    text = _read("docs/architecture.md")
    listed = re.findall(r"^\| `medel/(\w+)/` \|", text, re.MULTILINE)
    packages = [path.parent.name for path in (ROOT / "medel").glob("*/__init__.py")]
    assert sorted(listed) == sorted(packages)


def test_programme_files_each_in_their_document() -> None:
    text = _read("docs/programme-data.md")
    assert [name for name in (*REQUIRED, *OPTIONAL) if f"`{name}`" not in text] == []


def test_project_columns_and_filters_each_in_their_document() -> None:
    text = _read("docs/projects.md")
    words = (*listing.COLUMNS, *listing.KINDS, *listing.FUNDS, *FILTERS)
    assert [word for word in words if f"`{word}`" not in text] == []


@pytest.mark.parametrize("language", list(Language))
def test_addresses_each_in_their_document(language: Language) -> None:
    text = _read("docs/portal.md")
    with translation.override(language):
        routes = list(_routes(get_resolver().url_patterns, "/"))
    assert [route for route in routes if f"`{route}`" not in text] == []


def test_new_programme_of_the_walk_through_is_valid(tmp_path: Path) -> None:
    folder = tmp_path / "exempelon-2021-2027"
    folder.mkdir()
    parts = TOML.findall(_read("docs/add-a-programme.md"))
    names = ("documents", "area", "parameters", "programme")
    later = ("objectives", "needs", "specialisation")
    for name, text in zip((*names, *later), parts, strict=False):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        if name in names[-1:]:
            assert load(folder).identity.complete is False
    identity = folder / "programme.toml"
    whole = identity.read_text("utf-8").replace("complete = false", "complete = true")
    identity.write_text(f"{whole}\n{parts[-1]}", encoding="utf-8")
    assert load(folder).identity.complete is True
    assert load(folder).code not in {path.name for path in DATA.iterdir()}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["about", "accessibility", "privacy"])
def test_prose_has_title_description_and_body(language: Language, name: str) -> None:
    path = ROOT / "medel" / "web" / "content" / language / f"{name}.md"
    title, description, body = path.read_text(encoding="utf-8").split("\n\n", 2)
    assert title.startswith("# ")
    assert "\n" not in description
    assert "\n## " in body
    assert re.search(r"<[a-z]", body) is None
