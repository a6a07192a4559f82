"""A draft as the rules see it."""

from collections.abc import Mapping
from datetime import date

from medel.applications.forms import sections_of_call
from medel.applications.models import Application, Call
from medel.applications.planning import judge_plan, list_demanded
from medel.applications.readiness import Draft
from medel.programmes.catalogue import find_programme


def read_draft(application: Application, *, on: date) -> Draft:
    """Read what an application says so far, and which kinds of files it has."""
    call = application.call
    answers = {one.code: one.answers for one in application.sections.all()}
    files = application.attachments.filter(removed=None, replaced_by=None)
    return Draft(
        answers=answers,
        files=tuple(files.values_list("kind", flat=True)),
        demanded=list_demanded(judge_plan(answers, call.programme, on=on)),
        extra_files=tuple(call.attachments),
        offered=list_offered(call),
        sections=sections_of_call(call),
    )


def list_offered(call: Call) -> Mapping[str, tuple[str, ...]]:
    """List what a call lets one choose among, by what offers the choices."""
    programme = find_programme(call.programme)
    counties = programme.area.counties if programme else ()
    towns = [code for one in counties for code in one.municipalities]
    return {
        "objectives": tuple(call.objectives),
        "project_types": tuple(call.project_types),
        "places": (*(one.code for one in counties), *towns),
    }
