"""Who grades a case, and the grades that a reader may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medel.applications.models import Application
from medel.applications.queries.people import name_people
from medel.decisions.models import Agreed, Grader, Grading
from medel.parties.models import Membership, Person
from medel.parties.states import Role


@dataclass(frozen=True)
class Sheet:
    """One grader's grades; `grades` is None while they are not to be seen."""

    grader: Grader
    name: str
    grades: Mapping[str, Grading] | None


@dataclass(frozen=True)
class GradeBook:
    """The graders of a case and the agreed grades, as one reader may see them."""

    sheets: Sequence[Sheet]
    agreed: Mapping[str, Agreed]
    reader: str

    @property
    def mine(self) -> Sheet | None:
        """The reader's own sheet, if the reader grades."""
        return next((one for one in self.sheets if self._is_mine(one)), None)

    @property
    def all_done(self) -> bool:
        """Whether every grader has handed in."""
        return bool(self.sheets) and all(one.grader.done for one in self.sheets)

    @property
    def proposer(self) -> str:
        """Who proposed the agreed grades; empty when nobody has."""
        return next((one.agreed_by for one in self.agreed.values()), "")

    def _is_mine(self, sheet: Sheet) -> bool:
        return sheet.grader.person == self.reader


def read_grades(application: Application, reader: str) -> GradeBook:
    """Read the grades of a case: one's own, and everyone's once all are done."""
    graders = list(application.graders.all())
    all_done = bool(graders) and all(one.done for one in graders)
    given: dict[str, dict[str, Grading]] = {one.person: {} for one in graders}
    for grading in application.gradings.all():
        given.setdefault(grading.graded_by, {})[grading.quality] = grading
    names = name_people(one.person for one in graders)
    sheets = [
        Sheet(
            one,
            names.get(one.person, ""),
            given[one.person] if all_done or one.person == reader else None,
        )
        for one in graders
    ]
    agreed = {one.quality: one for one in application.agreed.all()}
    return GradeBook(sheets, agreed, reader)


def list_officers(programme: str) -> list[Person]:
    """List the case officers of a programme, by name."""
    officers = Membership.objects.filter(
        role=Role.CASE_OFFICER, ended=None, programme__in=("", programme)
    )
    people = Person.objects.filter(pk__in=officers.values("person"), is_active=True)
    return list(people.order_by("name", "email"))
