"""What a person may do, and why not: predicates of roles that explain themselves.

A permission is a row of conditions that must all hold. Each condition is a predicate
of the library `rules` with the sentence that is told when it does not hold.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from rules.predicates import Predicate, predicate
from rules.rulesets import set_rule, test_rule

from medel.core.texts import Text
from medel.parties.models import Membership, Person
from medel.parties.states import APPLICANT_SIDE, STAFF, Role


@dataclass(frozen=True)
class Standing:
    """Who someone is right now: the person, their memberships, their second factor."""

    person: Person | None
    memberships: tuple[Membership, ...] = ()
    second_factor: bool = False

    @property
    def of_staff(self) -> bool:
        """Whether any role is one of the authority's side."""
        return any(one.of_staff for one in self.memberships)

    @property
    def must_secure(self) -> bool:
        """Whether a second factor is required and missing."""
        return self.of_staff and not self.second_factor


@dataclass(frozen=True)
class Subject:
    """What is to be done something with: of a programme, of an organisation."""

    programme: str = ""
    organisation: int | None = None


@dataclass(frozen=True)
class Answer:
    """Whether something is allowed, and the sentence that says why or why not."""

    allowed: bool
    reason: Text


@dataclass(frozen=True)
class Condition:
    """One thing that must hold, and what is told when it does not."""

    holds: Predicate
    otherwise: Text


def _predicate(test: Callable[[Standing, Subject], bool]) -> Predicate:
    made = predicate(test)  # type: ignore[no-untyped-call]
    return cast("Predicate", made)


@_predicate
def is_known(standing: Standing, subject: Subject) -> bool:
    """Someone has signed in, and their account is open."""
    del subject
    return standing.person is not None and standing.person.is_active


@_predicate
def is_secured(standing: Standing, subject: Subject) -> bool:
    """Whoever has a role of staff has a second factor too."""
    del subject
    return not standing.must_secure


def has_role(allowed: Iterable[Role]) -> Predicate:
    """Make the predicate of having one of the roles, for the subject's programme."""
    wanted = frozenset(allowed)

    def test(standing: Standing, subject: Subject) -> bool:
        return any(
            one.role in wanted and _covers(one, subject) for one in standing.memberships
        )

    return _predicate(test)


def _covers(membership: Membership, subject: Subject) -> bool:
    if membership.role in APPLICANT_SIDE and subject.organisation is not None:
        return membership.organisation_id == subject.organisation
    return not (membership.programme and subject.programme) or (
        membership.programme == subject.programme
    )


KNOWN = Condition(
    is_known,
    Text(sv="Du behöver logga in först.", en="You need to sign in first."),
)
SECURED = Condition(
    is_secured,
    Text(
        sv="Din roll kräver tvåstegsinloggning. Ställ in den först.",
        en="Your role requires two-step sign-in. Set it up first.",
    ),
)


def _require(roles: Iterable[Role], *, sv: str, en: str) -> tuple[Condition, ...]:
    told = Text(sv=f"Bara {sv} får göra detta.", en=f"Only {en} may do this.")
    return (KNOWN, Condition(has_role(roles), told), SECURED)


PERMISSIONS: dict[str, tuple[Condition, ...]] = {
    "enter_desk": _require(
        STAFF,
        sv="den som arbetar med programmet",
        en="those who work with the programme",
    ),
    "import_lists": _require(
        {Role.CASE_OFFICER, Role.ADMINISTRATOR},
        sv="handläggare och administratörer",
        en="case officers and administrators",
    ),
    "administer_people": _require(
        {Role.ADMINISTRATOR}, sv="administratörer", en="administrators"
    ),
    "act_for_organisation": _require(
        APPLICANT_SIDE,
        sv="den som företräder organisationen",
        en="those who act for the organisation",
    ),
    "sign_for_organisation": _require(
        {Role.AUTHORISED_SIGNATORY},
        sv="organisationens firmatecknare",
        en="the organisation's authorised signatories",
    ),
    "read_cases": _require(
        {
            *(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.PROGRAMME_MANAGER),
            *(Role.SECRETARY, Role.AUDIT_AUTHORITY),
        },
        sv="den som handlägger, beslutar, leder programmet, bereder mötet eller "
        "reviderar",
        en="those who handle cases, decide, lead the programme, prepare the meeting "
        "or audit",
    ),
    "handle_cases": _require(
        {Role.CASE_OFFICER}, sv="programmets handläggare", en="the case officers"
    ),
    "see_meetings": _require(
        {
            *(Role.SECRETARY, Role.PARTNERSHIP_MEMBER, Role.PROGRAMME_MANAGER),
            *(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.AUDIT_AUTHORITY),
        },
        sv="den som arbetar med mötena, eller granskar dem,",
        en="those who work with the meetings, or audit them,",
    ),
    "run_meetings": _require(
        {Role.SECRETARY}, sv="mötets sekreterare", en="secretaries of meetings"
    ),
    "make_calls": _require(
        {Role.PROGRAMME_MANAGER}, sv="programansvariga", en="programme managers"
    ),
    "read_decisions": _require(
        {
            *(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.PROGRAMME_MANAGER),
            Role.AUDIT_AUTHORITY,
        },
        sv="den som handlägger, beslutar, leder programmet eller reviderar",
        en="those who handle cases, decide, lead the programme or audit",
    ),
    "prepare_decisions": _require(
        {Role.CASE_OFFICER}, sv="handläggare", en="case officers"
    ),
    "take_decisions": _require(
        {Role.DECISION_MAKER}, sv="beslutsfattare", en="decision makers"
    ),
}
ALLOWED = Text(sv="Din roll ger dig rätt till det.", en="Your role allows it.")

for _name, _conditions in PERMISSIONS.items():
    _whole = _conditions[0].holds
    for _condition in _conditions[1:]:
        _whole &= _condition.holds
    set_rule(_name, _whole)  # type: ignore[no-untyped-call]


def explain(name: str, standing: Standing, subject: Subject | None = None) -> Answer:
    """Tell whether someone may do something, and the first reason why not."""
    about = subject or Subject()
    for condition in PERMISSIONS[name]:
        if not condition.holds.test(standing, about):
            return Answer(allowed=False, reason=condition.otherwise)
    return Answer(allowed=True, reason=ALLOWED)


def may(name: str, standing: Standing, subject: Subject | None = None) -> bool:
    """Tell whether someone may do something."""
    held = test_rule(name, standing, subject or Subject())  # type: ignore[no-untyped-call]
    return bool(held)
