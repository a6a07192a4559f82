"""The addresses of the applicant's pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from medel.web.views.applications import (
    beginning,
    bringing,
    comments,
    completing,
    files,
    mine,
    overview,
    partners,
    sections,
    sending,
    signing,
    versions,
)


def list_addresses() -> list[URLPattern]:
    """List them; the converter of programmes must be known by then."""
    return [
        *_list_ways_in(),
        *_list_writing(),
        *_list_together(),
        *_list_sending(),
    ]


def _list_ways_in() -> list[URLPattern]:
    """List the pages that lead to an application."""
    return [
        path(_("applications/"), mine.applications, name="applications"),
        path(
            _("applications/new/<programme:programme>/<slug:code>/"),
            beginning.begin_application,
            name="begin_application",
        ),
        path(
            _("applications/take-along/"),
            bringing.take_along,
            name="take_along",
        ),
        path(
            _("applications/choose/"),
            bringing.carried,
            name="carried",
        ),
        path(
            _("<programme:programme>/financing/to-application/"),
            bringing.bring_plan,
            name="bring_plan",
        ),
        path(
            _("<programme:programme>/idea/to-application/"),
            bringing.bring_idea,
            name="bring_idea",
        ),
        path(
            _("applications/take-part/<int:number>/"),
            partners.take_part,
            name="take_part",
        ),
        path(
            _("applications/asked/<slug:secret>/"),
            partners.question,
            name="asked",
        ),
    ]


def _list_writing() -> list[URLPattern]:
    """List the pages where it is written."""
    return [
        path(_("applications/<uuid:key>/"), overview.application, name="application"),
        path(
            _("applications/<uuid:key>/section/<slug:code>/"),
            sections.section,
            name="application_section",
        ),
        path(
            _("applications/<uuid:key>/section/<slug:code>/kept/<uuid:parked>/"),
            sections.parked,
            name="application_parked",
        ),
        path(
            _("applications/<uuid:key>/section/<slug:code>/comment/"),
            comments.comment,
            name="application_comment",
        ),
        path(
            _("applications/<uuid:key>/section/<slug:code>/versions/"),
            versions.versions,
            name="application_versions",
        ),
        path(
            _("applications/<uuid:key>/section/<slug:code>/versions/<int:number>/"),
            versions.version,
            name="application_version",
        ),
    ]


def _list_together() -> list[URLPattern]:
    """List the pages of its files and its organisations."""
    return [
        path(
            _("applications/<uuid:key>/files/"),
            files.files,
            name="application_files",
        ),
        path(
            _("applications/<uuid:key>/files/<uuid:file>/"),
            files.file,
            name="application_file",
        ),
        path(
            _("applications/<uuid:key>/files/<uuid:file>/take-away/"),
            files.remove,
            name="application_file_remove",
        ),
        path(
            _("applications/<uuid:key>/organisations/ask/"),
            partners.ask,
            name="application_ask",
        ),
        path(
            _("applications/<uuid:key>/organisations/<int:number>/take-out/"),
            partners.take_away,
            name="application_take_away",
        ),
    ]


def _list_sending() -> list[URLPattern]:
    """List the pages of the whole: its list, its sending, what follows."""
    return [
        path(
            _("applications/<uuid:key>/check/"), sending.check, name="application_check"
        ),
        path(
            _("applications/<uuid:key>/receipt/<int:number>/"),
            sending.receipt,
            name="application_receipt",
        ),
        path(
            _("applications/<uuid:key>/receipt/<int:number>/file/"),
            sending.receipt_file,
            name="application_receipt_file",
        ),
        path(
            _("applications/<uuid:key>/sign/"),
            signing.sign,
            name="application_sign",
        ),
        path(
            _("applications/<uuid:key>/withdraw/"),
            signing.withdraw,
            name="application_withdraw",
        ),
        path(
            _("applications/<uuid:key>/discard/"),
            signing.discard,
            name="application_discard",
        ),
        path(
            _("applications/<uuid:key>/completion/"),
            completing.completion,
            name="application_completion",
        ),
    ]
