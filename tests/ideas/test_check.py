import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from medel.core.findings import Verdict
from medel.ideas.answer import Answer, tell
from medel.ideas.idea import Applicant, Idea, IdeaError, ProjectType
from medel.ideas.queries import check_idea
from medel.ideas.reasons import ReasonKind
from medel.programmes.catalogue import installed
from tests.conftest import CODE, TODAY
from tests.projects.making import make_project

pytestmark = pytest.mark.django_db
GOLD = tomllib.loads(Path(__file__).with_name("ideas.toml").read_text(encoding="utf-8"))
PROGRAMME = installed()[CODE]
OBJECTIVES = {one.code for one in PROGRAMME.specific_objectives}
SOLAR = (
    "Solel på natten\nMånga företag i Dalarna har solceller men saknar el på kvällen. "
    "Vi vill tillsammans med Högskolan Dalarna bygga en testbädd med batterilager. "
    "Målgruppen är 60 små företag. Efter projektet drivs den av energikontoret."
)


def _ask(text: str, **more: Any) -> Answer:  # noqa: ANN401 (any field of an idea)
    return check_idea(Idea(text=text, **more), PROGRAMME, on=TODAY)


def _verdicts(answer: Answer) -> dict[str, Verdict]:
    return {finding.rule: finding.verdict for finding in answer.findings}


@pytest.mark.parametrize("case", GOLD["ideas"], ids=lambda case: case["text"][:30])
def test_idea_fits_what_people_would_say(case: dict[str, Any]) -> None:
    answer = _ask(case["text"])
    assert answer.objectives[0].code in case["first"]
    assert answer.verdict in {Verdict.PASS, Verdict.WARN}


@pytest.mark.parametrize("case", GOLD["elsewhere"], ids=lambda case: case["text"][:30])
def test_idea_that_fits_nothing_says_where_else(case: dict[str, Any]) -> None:
    answer = _ask(case["text"])
    assert answer.verdict is Verdict.FAIL
    assert set(case["codes"]) <= {one.code for one in answer.elsewhere}


@pytest.mark.parametrize(
    "text",
    [
        "qwzx plorf bnaah",
        "!!! 1 ???",
        "x",
        "och",
        "\x00\u202e\ud83c a",
        "123 456",
        "💡💡 ja",
        SOLAR,
        "hej " * 5000,
        (SOLAR * 60)[:20_000],
        "ord" * 6000,
    ],
)
def test_any_text_gets_every_objective_and_points_that_add_up(text: str) -> None:
    answer = _ask(text)
    assert {one.code for one in answer.objectives} == OBJECTIVES
    scores = [one.score for one in answer.objectives]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1 if scores[0] else 0, abs=0.001)
    for one in (*answer.objectives, *answer.areas):
        assert one.score == pytest.approx(sum(r.points for r in one.reasons), abs=1e-4)
        assert all(reason.points > 0 for reason in one.reasons)
    assert tell(answer)["verdict"] in list(Verdict)


def test_nonsense_is_said_not_to_be_understood() -> None:
    answer = _ask("qwzx plorf bnaah")
    assert answer.verdict is Verdict.CANNOT_TELL
    assert not answer.objectives[0].score
    assert (answer.needs, answer.areas, answer.neighbours) == ((), (), ())


@pytest.mark.parametrize("text", ["", "   \n", "?!", "x" * 20_001])
def test_empty_and_endless_texts_are_refused(text: str) -> None:
    with pytest.raises(IdeaError):
        _ask(text)


def test_longest_text_is_read() -> None:
    assert _ask("biogas " + "x" * 19_993).objectives[0].code == "2.3"


def test_reasons_quote_the_idea_and_the_programme() -> None:
    best = _ask(SOLAR).objectives[0]
    told = [one for one in best.reasons if one.kind is ReasonKind.CONCEPT]
    assert best.code == "2.3"
    assert {"solceller", "batterilager"} <= {word for one in told for word in one.words}
    for reason in told:
        assert all(word in SOLAR for word in reason.words)
        assert reason.programme


def test_others_say_why_not() -> None:
    for one in _ask(SOLAR).objectives:
        assert one.comment
        aim = PROGRAMME.objective(one.code)
        assert aim
        assert aim.summary.sv in one.comment.sv
        assert aim.summary.en in one.comment.en


def test_whole_description_lacks_nothing() -> None:
    verdicts = _verdicts(_ask(SOLAR))
    rules = ("target_group", "cooperation", "change", "lasting_result")
    assert [verdicts[rule] for rule in rules] == [Verdict.PASS] * 4


def test_bare_description_lacks_all_four() -> None:
    verdicts = _verdicts(_ask("Vätgas i Falun."))
    rules = ("target_group", "cooperation", "change", "lasting_result")
    assert [verdicts[rule] for rule in rules] == [Verdict.WARN] * 4


@pytest.mark.parametrize(
    ("applicant", "verdict"),
    [
        (None, Verdict.CANNOT_TELL),
        (Applicant.PERSON, Verdict.FAIL),
        (Applicant.SOLE_TRADER, Verdict.FAIL),
        (Applicant.COMPANY, Verdict.WARN),
        (Applicant.MUNICIPALITY, Verdict.PASS),
    ],
)
def test_legal_form(applicant: Applicant | None, verdict: Verdict) -> None:
    answer = _ask(SOLAR, applicant=applicant)
    assert _verdicts(answer)["legal_form"] is verdict
    assert (answer.verdict is Verdict.FAIL) is (verdict is Verdict.FAIL)


def test_own_development_of_a_company_is_an_obstacle() -> None:
    text = "Vårt företag vill köpa in maskiner för återvinning till vår fabrik."
    answer = _ask(text, applicant=Applicant.COMPANY)
    assert _verdicts(answer)["own_development"] is Verdict.FAIL
    assert answer.verdict is Verdict.FAIL
    assert "single-business" in {one.code for one in answer.elsewhere}
    assert _verdicts(_ask(text))["own_development"] is Verdict.WARN


@pytest.mark.parametrize(
    ("text", "counties", "verdict"),
    [
        ("Biogas", (), Verdict.CANNOT_TELL),
        ("Biogas i Dalarna", (), Verdict.PASS),
        ("Biogas i Hudiksvalls hamn", (), Verdict.PASS),
        ("Biogas", ("20", "17"), Verdict.PASS),
        ("Biogas", ("20", "01"), Verdict.WARN),
        ("Biogas i Falun", ("01",), Verdict.FAIL),
    ],
)
def test_geography(text: str, counties: tuple[str, ...], verdict: Verdict) -> None:
    assert _verdicts(_ask(text, counties=counties))["geography"] is verdict


@pytest.mark.parametrize(
    ("text", "applicant", "verdict"),
    [
        ("Energilager i Falun", None, Verdict.CANNOT_TELL),
        ("Energilager i Falun", Applicant.COMPANY, Verdict.WARN),
        ("Rådgivning till företag om energi", None, Verdict.WARN),
        ("Vi ska sälja biljetter till besökare", None, Verdict.WARN),
    ],
)
def test_state_aid(text: str, applicant: Applicant | None, verdict: Verdict) -> None:
    assert _verdicts(_ask(text, applicant=applicant))["state_aid"] is verdict


@pytest.mark.parametrize(
    ("kind", "total", "rule", "verdict"),
    [
        (ProjectType.PRE_STUDY, "1859999", "pre_study_ceiling", Verdict.PASS),
        (ProjectType.PRE_STUDY, "1860000", "pre_study_ceiling", Verdict.PASS),
        (ProjectType.PRE_STUDY, "1860001", "pre_study_ceiling", Verdict.WARN),
        (ProjectType.PROJECT, "11999999", "evaluation_required", Verdict.PASS),
        (ProjectType.PROJECT, "12000000", "evaluation_required", Verdict.WARN),
        (None, "12000001", "evaluation_required", Verdict.WARN),
    ],
)
def test_size_just_below_at_and_above(
    kind: ProjectType | None, total: str, rule: str, verdict: Verdict
) -> None:
    answer = _ask("Biogas", project_type=kind, total=Decimal(total))
    assert _verdicts(answer)[rule] is verdict


def test_open_call_is_told_on_its_days_only() -> None:
    idea = Idea(text="Export för små företag")
    told = {
        day: _verdicts(check_idea(idea, PROGRAMME, on=day))["open_call"]
        for day in (date(2023, 2, 1), TODAY)
    }
    open_on = [c for c in PROGRAMME.calls if c.is_open(on=date(2023, 2, 1))]
    first = Verdict.PASS if open_on else Verdict.WARN
    assert told == {date(2023, 2, 1): first, TODAY: Verdict.WARN}


def test_projects_alike_vote_and_are_shown() -> None:
    for number in range(12):
        title = "Trallande tranor i kvarnbäcken" if number % 3 else f"Annat {number}"
        make_project(
            f"alike-{number}", title=title, theme="climate" if number % 3 else ""
        )
        for other in range(4):
            title = f"Helt skilda saker {number} gånger"
            make_project(f"far-{number}-{other}", title=title)
    text = "Trallande tranor i kvarnbäcken"
    answer = _ask(text)
    voted = [r for r in answer.objectives[0].reasons if r.kind is ReasonKind.PROJECTS]
    assert answer.objectives[0].code in {"2.3", "2.6"}
    assert voted
    assert answer.neighbours[0].project.title == text
    assert "tranor" in answer.neighbours[0].shared


def test_projects_left_out_neither_vote_nor_are_shown() -> None:
    made = [
        make_project(
            f"alike-{n}", title="Trallande tranor i kvarnbäcken", theme="climate"
        )
        for n in range(3)
    ]
    for number in range(20):
        make_project(f"far-{number}", title=f"Helt skilda saker {number} gånger")
    keys = frozenset(one.pk for one in made)
    idea = Idea(text="Trallande tranor i kvarnbäcken")
    answer = check_idea(idea, PROGRAMME, on=TODAY, leave_out=keys)
    assert answer.neighbours == ()
    assert not answer.objectives[0].score


def test_partly_described_programme_answers_too() -> None:
    programme = installed()["mellersta-norrland-2021-2027"]
    answer = check_idea(Idea(text=SOLAR), programme, on=TODAY)
    assert [one.code for one in answer.objectives] == ["1.3"]
    assert answer.areas == ()


@pytest.mark.parametrize("text", ["Ett barnkalas med tårta", "asdf qwer zxcv"])
def test_idea_that_nothing_is_known_of_is_told_where_else_to_turn(text: str) -> None:
    answer = _ask(text)
    assert "Vi känner inte igen något" in answer.findings[0].reason.sv
    assert {one.code for one in answer.elsewhere} >= {"leader", "inheritance"}
