"""The page of a thing in a programme: a need, an objective, a county, a call."""

from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.web.addresses import Sluggish, addresses
from medel.web.page import Crumb, Page, language
from medel.web.trail import crumb_of_programme


def describe_thing(
    name: str,
    programme: Programme,
    thing: Sluggish,
    *,
    title: Text,
    description: Text,
    crumbs: tuple[Crumb, ...] = (),
) -> Page:
    """Describe the page called `name` of a thing; the way back goes by `crumbs`."""
    return Page(
        title=title.to(language()),
        description=description.to(language()),
        addresses=addresses(name, programme=programme, slug=thing),
        section="calls" if name == "call" else "programme",
        programme=programme,
        crumbs=(crumb_of_programme(programme), *crumbs),
    )
