"""Stage two on the page: who grades, one's own grades, then the grades agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions import agreeing, grading
from medel.decisions.queries.grading import GradeBook, list_officers, read_grades
from medel.programmes.assessment import Quality, assessment
from medel.web.access import person_in
from medel.web.addresses import address
from medel.web.page import language, show
from medel.web.views.desk.case import page_of
from medel.web.views.desk.finding import may_handle, of_case, officer_in
from medel.web.views.desk.pressing import press

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import QueryDict

    from medel.applications.models import Application


@of_case("application.grades")
def grades(request: HttpRequest, found: Application) -> HttpResponse:
    """Show the grades that the reader may see; keep, hand in, agree, confirm."""
    told = ""
    if request.method == "POST":
        led, told = press(lambda: _act(request, found))
        if led is not None:
            return led
        found.refresh_from_db()
    me = str(person_in(request).pk)
    book = read_grades(found, me)
    handles = may_handle(request, found)
    open_now = handles and found.state == grading.READY
    return show(
        request,
        "desk/grades.html",
        page_of(found, "case_grades", _("Grades of quality"), wrong=bool(told)),
        case=found,
        told=told,
        me=me,
        book=book,
        officers=list_officers(found.call.programme) if open_now else [],
        appointed={one.grader.person for one in book.sheets} or {me},
        may_appoint=open_now and not any(one.grader.done for one in book.sheets),
        may_grade=open_now and _may_grade(book),
        may_agree=open_now and book.all_done and book.mine is not None,
        must_confirm=bool(book.agreed) and book.proposer != me,
        waits=bool(book.agreed) and book.proposer == me,
        rows=[_fill(one, book, request.POST) for one in assessment().qualities],
        given=assessment().grades,
    )


def _may_grade(book: GradeBook) -> bool:
    if not book.sheets:
        return True
    return book.mine is not None and book.mine.grader.done is None


def _fill(quality: Quality, book: GradeBook, sent: QueryDict) -> dict[str, object]:
    """Give a quality with what stands in its fields, and what each grader said."""
    mine = (book.mine.grades or {}).get(quality.code) if book.mine else None
    agreed = book.agreed.get(quality.code)
    given = [
        (sheet.name, (sheet.grades or {}).get(quality.code)) for sheet in book.sheets
    ]
    alike = {one.grade for _name, one in given if one}
    return {
        "quality": quality,
        "given": given,
        "agreed": agreed,
        "grade": sent.get(f"grade-{quality.code}", mine.grade if mine else ""),
        "grounds": sent.get(f"grounds-{quality.code}", mine.grounds if mine else ""),
        "proposed": sent.get(
            f"grade-{quality.code}",
            agreed.grade if agreed else (alike.pop() if len(alike) == 1 else ""),
        ),
        "proposed_grounds": sent.get(
            f"grounds-{quality.code}",
            agreed.grounds if agreed else _join(given),
        ),
    }


def _join(given: Sequence[tuple[str, object]]) -> str:
    told = [str(getattr(one, "grounds", "")) for _name, one in given if one]
    return "\n\n".join(dict.fromkeys(filter(None, told)))


def _act(request: HttpRequest, found: Application) -> str:
    by, at = officer_in(request, found), timezone.now()
    sheet = _read_sheet(request)
    chosen = request.POST.getlist("grader")

    def keep(*, done: bool) -> None:
        grading.save_grades(found, sheet, by=by, at=at, done=done)

    def agree() -> None:
        agreeing.agree(found, sheet, by=by, at=at)
        if found.graders.count() == 1:
            agreeing.settle_grades(found, by=by, at=at)

    acts: dict[str, Callable[[], None]] = {
        "appoint": lambda: grading.appoint_graders(found, chosen, by=by, at=at),
        "keep": lambda: keep(done=False),
        "hand_in": lambda: keep(done=True),
        "agree": agree,
        "confirm": lambda: agreeing.settle_grades(found, by=by, at=at),
    }
    pressed = request.POST.get("act", "")
    if pressed not in acts:
        raise Http404
    acts[pressed]()
    page = "case" if found.state == "graded" else "case_grades"
    return address(page, language(), key=found.key)


def _read_sheet(request: HttpRequest) -> dict[str, tuple[str, str]]:
    sent = request.POST
    return {
        one.code: (
            sent.get(f"grade-{one.code}", ""),
            sent.get(f"grounds-{one.code}", ""),
        )
        for one in assessment().qualities
    }
