"""What a person may be in a programme: the roles, on the two sides of the table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a membership lets a person do; the codes are the field's."""

    APPLICANT = "applicant", _("applicant")
    AUTHORISED_SIGNATORY = "authorised_signatory", _("authorised signatory")
    CASE_OFFICER = "case_officer", _("case officer")
    DECISION_MAKER = "decision_maker", _("decision maker")
    PROGRAMME_MANAGER = "programme_manager", _("programme manager")
    SECRETARY = "secretary", _("secretary of the partnership")
    PARTNERSHIP_MEMBER = "partnership_member", _("member of the partnership")
    AUDIT_AUTHORITY = "audit_authority", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")


# For an organisation that applies; it stands in the membership.
APPLICANT_SIDE = frozenset({Role.APPLICANT, Role.AUTHORISED_SIGNATORY})
# For the authority and those who work with it; a second factor is required.
STAFF = frozenset(Role) - APPLICANT_SIDE
