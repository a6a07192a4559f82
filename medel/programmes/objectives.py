"""What a programme pays for: policy objectives, themes and specific objectives."""

from typing import Annotated

from medel.core.texts import Text
from medel.programmes.statements import Code, Slug, Slugs, Stated, Strict, have_form

ObjectiveCode = Annotated[str, have_form(r"[1-5]\.[0-9]{1,2}", "1.1")]
EuCode = Annotated[str, have_form(r"[RJE]SO[1-9]\.[0-9]{1,2}", "RSO1.1")]


class PolicyObjective(Stated):
    """One of the EU's five policy objectives, Regulation (EU) 2021/1060 article 5."""

    code: Annotated[str, have_form("[1-5]", "1")]
    slug: Slugs
    name: Text
    summary: Text
    former_slugs: tuple[Slug, ...] = ()


class Theme(Stated):
    """A group of specific objectives, as the authority shows them to the public."""

    code: Code
    slug: Slugs
    name: Text
    policy_objective: str
    objectives: tuple[str, ...]
    summary: Text
    former_slugs: tuple[Slug, ...] = ()


class SpecificObjective(Stated):
    """What a project is granted for, Regulation (EU) 2021/1058 article 3."""

    code: ObjectiveCode
    eu_code: EuCode
    slug: Slugs
    policy_objective: str
    theme: str
    name: Text
    short_name: Text
    summary: Text
    body: Text
    examples: tuple[Text, ...]
    former_slugs: tuple[Slug, ...] = ()

    @property
    def title(self) -> Text:
        """The code and the name together, as people say it: 1.1 Stärka forskning …."""
        return Text(sv=f"{self.code} {self.name.sv}", en=f"{self.code} {self.name.en}")


class Objectives(Strict):
    """The file objectives.toml."""

    policy_objectives: tuple[PolicyObjective, ...] = ()
    themes: tuple[Theme, ...] = ()
    specific_objectives: tuple[SpecificObjective, ...] = ()
