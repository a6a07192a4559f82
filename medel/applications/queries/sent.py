"""What was sent: submissions, signatures and the organisations of an application."""

from collections.abc import Sequence

from medel.applications.models import Application, Party, Signature, Submission


def latest_submission(application: Application) -> Submission | None:
    """Give what was sent last; None before the first sending."""
    return application.submissions.first()


def find_submission(application: Application, number: int) -> Submission | None:
    """Find a sending by its number."""
    return application.submissions.filter(number=number).first()


def submissions_of(application: Application) -> Sequence[Submission]:
    """Give every sending, newest first."""
    return list(application.submissions.defer("content"))


def parties_of(application: Application) -> Sequence[Party]:
    """Give the organisations, the project owner first."""
    return list(application.parties.select_related("organisation"))


def signature_of(submission: Submission) -> Signature | None:
    """Give the signature of a sending; None as long as nobody stands for it."""
    return Signature.objects.filter(submission=submission).first()
