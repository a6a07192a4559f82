"""Makes people of the tests' own: a fixed cast, each with a role or none."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from medel.parties.actions import give_role
from medel.parties.models import Organisation, Person
from medel.parties.states import STAFF, Role
from tests.conftest import CODE

PASSWORD = "en lång hemlighet 77"
NUMBER = "2021002023"
OTHER_NUMBER = "2321000206"
ANONYMOUS = "anonymous"
ROLES = {
    "applicant": Role.APPLICANT,
    "signatory": Role.AUTHORISED_SIGNATORY,
    "partner": Role.APPLICANT,
    "officer": Role.CASE_OFFICER,
    "decision_maker": Role.DECISION_MAKER,
    "partnership_member": Role.PARTNERSHIP_MEMBER,
    "auditor": Role.AUDIT_AUTHORITY,
    "administrator": Role.ADMINISTRATOR,
}
CAST = (*ROLES, "stranger", ANONYMOUS)


def make_person(name: str, *, second_factor: bool = False) -> Person:
    """Make someone with a proven address and a password."""
    email = f"{name}@example.org"
    person = Person.objects.create_user(email, PASSWORD, name=name.title())
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    if second_factor:
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.TOTP, data={"secret": "x"}
        )
    return person


def make_organisation(number: str = NUMBER, name: str = "Region Dala") -> Organisation:
    """Give an organisation of that number, made if needed."""
    made, _ = Organisation.objects.get_or_create(number=number, defaults={"name": name})
    return made


def cast(name: str) -> Person:
    """Make one of the cast, with the role and the second factor that belong to it."""
    role = ROLES.get(name)
    person = make_person(name, second_factor=role in STAFF)
    if role:
        number = OTHER_NUMBER if name == "partner" else NUMBER
        own = None if role in STAFF else make_organisation(number, f"Org {number}")
        give_role(person, role, programme=CODE, organisation=own)
    return person
