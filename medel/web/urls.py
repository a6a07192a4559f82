"""The portal's addresses; their words are translated, their names are not."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from medel.web.accounts import entering, keeping
from medel.web.case_addresses import cases
from medel.web.converters import DownloadConverter, ProgrammeConverter
from medel.web.views import (
    call_feed,
    calls,
    downloads,
    embedding,
    financing,
    health,
    home,
    ideas,
    imports,
    invitations,
    journal,
    machines,
    my_page,
    objectives,
    open_data,
    organisations,
    people,
    places,
    plans,
    programme,
    projects,
    prose,
    quality,
    spots,
)
from medel.web.views.applications.addresses import list_addresses
from medel.web.views.desk.routes import routes
from medel.web.views.meetings.addresses import list_public, meetings

register_converter(ProgrammeConverter, "programme")
register_converter(DownloadConverter, "download")

plain = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("data/journal-roots.json", journal.roots, name="journal_roots"),
    path("data/<str:name>", downloads.full_file, name="full_file"),
    path("datasets/dcat", downloads.catalogue, name="catalogue"),
    path("favicon.ico", machines.favicon, name="favicon"),
    *entering.plain,
]

translated = [
    path("", home.home, name="home"),
    path(_("programmes/"), programme.programmes, name="programmes"),
    path(_("projects/"), projects.projects, name="projects"),
    path(_("projects.<download:suffix>"), downloads.download, name="download"),
    path(_("projects/how-to-search/"), prose.search_help, name="search_help"),
    path(_("projects/embed/<slug:what>/"), embedding.embed, name="embed"),
    path(
        _("projects/charts/<slug:what>/"),
        projects.chart_file,
        name="chart_file",
    ),
    path(_("embedded/<slug:what>/"), embedding.embedded, name="embedded"),
    path(_("projects/fictitious/"), projects.fictitious, name="fictitious"),
    path(_("projects/<slug:code>/"), projects.project, name="project"),
    path(
        _("organisations/<slug:code>/"),
        organisations.organisation,
        name="organisation",
    ),
    path(_("places/"), spots.places, name="places"),
    path(_("places/<slug:slug>/"), spots.place, name="place"),
    path(_("data-quality/"), quality.quality, name="quality"),
    path(_("glossary/"), prose.glossary, name="glossary"),
    path(_("about/"), prose.about, name="about"),
    path(_("accessibility/"), prose.accessibility, name="accessibility"),
    path(_("privacy/"), prose.privacy, name="privacy"),
    path(_("open-data/"), open_data.open_data, name="open_data"),
    *entering.entering,
    *keeping.keeping,
    *list_addresses(),
    path(_("my-page/"), my_page.my_page, name="my_page"),
    path(_("my-page/my-data/"), my_page.my_data, name="my_data"),
    path(_("my-page/close-account/"), my_page.close_account, name="close_account"),
    path(_("my-page/organisation/"), my_page.register, name="register_organisation"),
    path(
        _("my-page/organisation/<int:number>/invite/"),
        my_page.invite_colleague,
        name="invite_colleague",
    ),
    path(_("invitation/<slug:secret>/"), invitations.invitation, name="invitation"),
    *routes,
    path(_("desk/import/"), imports.imports, name="imports"),
    path(_("desk/import/<int:number>/"), imports.upload, name="upload"),
    path(
        _("desk/import/<int:number>/mapping/"), imports.mapping, name="upload_mapping"
    ),
    path(_("desk/people/"), people.people, name="people"),
    path(_("desk/people/invite/"), people.invite, name="invite"),
    path(
        _("desk/people/role/<int:number>/"),
        people.end_membership,
        name="end_membership",
    ),
    path(_("desk/people/invitation/<int:number>/"), people.withdraw, name="withdraw"),
    *meetings,
    *cases,
    path("<programme:programme>/", programme.programme, name="programme"),
    *list_public(),
    path(_("<programme:programme>/needs/<slug:slug>/"), programme.need, name="need"),
    path(
        _("<programme:programme>/smart-specialisation/<slug:slug>/"),
        programme.specialisation,
        name="specialisation",
    ),
    path(
        _("<programme:programme>/policy-objectives/<slug:slug>/"),
        objectives.policy_objective,
        name="policy_objective",
    ),
    path(
        _("<programme:programme>/themes/<slug:slug>/"), objectives.theme, name="theme"
    ),
    path(
        _("<programme:programme>/objectives/<slug:slug>/"),
        objectives.objective,
        name="objective",
    ),
    path(_("<programme:programme>/area/"), places.area, name="area"),
    path(_("<programme:programme>/area/<slug:slug>/"), places.county, name="county"),
    path(_("<programme:programme>/financing/"), financing.financing, name="financing"),
    path(_("<programme:programme>/financing-plan/"), plans.plan, name="plan"),
    path(_("<programme:programme>/test-your-idea/"), ideas.idea, name="idea"),
    path(
        _("<programme:programme>/test-your-idea/sheet/"),
        ideas.idea_sheet,
        name="idea_sheet",
    ),
    path(_("<programme:programme>/calls/"), calls.calls, name="calls"),
    path(_("<programme:programme>/calls-feed/"), call_feed.feed, name="calls_feed"),
    path(_("<programme:programme>/calls/<slug:slug>/"), calls.call, name="call"),
]
