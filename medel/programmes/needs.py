"""Why a programme exists: the needs it meets, and its areas of smart specialisation."""

from medel.core.texts import Text
from medel.programmes.statements import Code, Linked, Slug, Slugs, Strict


class Need(Linked):
    """A need of the region that the programme's money is to meet."""

    code: Code
    slug: Slugs
    name: Text
    summary: Text
    body: Text
    specialisation_areas: tuple[str, ...] = ()
    former_slugs: tuple[Slug, ...] = ()


class Needs(Strict):
    """The file needs.toml."""

    needs: tuple[Need, ...] = ()


class SpecialisationArea(Linked):
    """A field where the region is strong or can become so: smart specialisation."""

    code: Code
    slug: Slugs
    name: Text
    summary: Text
    body: Text
    former_slugs: tuple[Slug, ...] = ()


class Specialisation(Strict):
    """The file specialisation.toml."""

    specialisation_areas: tuple[SpecialisationArea, ...] = ()
