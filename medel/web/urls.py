"""The portal's addresses; their words are translated, their names are not."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from medel.web.converters import ProgrammeConverter
from medel.web.views import (
    calls,
    financing,
    health,
    home,
    machines,
    objectives,
    open_data,
    places,
    programme,
    projects,
    prose,
)

register_converter(ProgrammeConverter, "programme")

plain = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("favicon.ico", machines.favicon, name="favicon"),
]

translated = [
    path("", home.home, name="home"),
    path(_("programmes/"), programme.programmes, name="programmes"),
    path(_("projects/"), projects.projects, name="projects"),
    path(_("projects/how-to-search/"), prose.search_help, name="search_help"),
    path(_("projects/<slug:code>/"), projects.project, name="project"),
    path(_("glossary/"), prose.glossary, name="glossary"),
    path(_("about/"), prose.about, name="about"),
    path(_("accessibility/"), prose.accessibility, name="accessibility"),
    path(_("privacy/"), prose.privacy, name="privacy"),
    path(_("open-data/"), open_data.open_data, name="open_data"),
    path("<programme:programme>/", programme.programme, name="programme"),
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
    path(_("<programme:programme>/calls/"), calls.calls, name="calls"),
    path(_("<programme:programme>/calls/<slug:slug>/"), calls.call, name="call"),
]
