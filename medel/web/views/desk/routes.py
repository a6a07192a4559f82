"""The desk's addresses."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from medel.web.views.desk import (
    asking,
    case,
    cases,
    checking,
    grading,
    inbox,
    proposing,
)

routes = [
    path(_("desk/"), inbox.desk, name="desk"),
    path(_("desk/cases/"), cases.cases, name="cases"),
    path(_("desk/cases/call/<int:number>/"), cases.side_by_side, name="side_by_side"),
    path(_("desk/cases/<uuid:key>/"), case.case, name="case"),
    path(
        _("desk/cases/<uuid:key>/application/"),
        case.application,
        name="case_application",
    ),
    path(
        _("desk/cases/<uuid:key>/file/<uuid:file>/"),
        case.file,
        name="case_file",
    ),
    path(_("desk/cases/<uuid:key>/check/"), checking.check, name="case_check"),
    path(
        _("desk/cases/<uuid:key>/completion/"),
        asking.completion,
        name="case_completion",
    ),
    path(_("desk/cases/<uuid:key>/grades/"), grading.grades, name="case_grades"),
    path(
        _("desk/cases/<uuid:key>/proposal/"), proposing.proposal, name="case_proposal"
    ),
    path(_("desk/cases/<uuid:key>/history/"), case.history, name="case_history"),
]
