"""An application as it was sent, read for the rules and for the officer."""

from dataclasses import dataclass

from django.utils import timezone

from medel.applications.drafts import list_offered
from medel.applications.models import Application, Submission
from medel.applications.planning import judge_plan, list_demanded
from medel.decisions.checklist import Judged, Line, draw_up, list_items
from medel.decisions.models import Checked
from medel.decisions.prefilling import Sent
from medel.programmes.catalogue import find_programme


@dataclass(frozen=True)
class Reading:
    """A case's submissions, latest first, and the latest as the rules see it."""

    submissions: tuple[Submission, ...]
    sent: Sent

    @property
    def latest(self) -> Submission:
        """What was sent last: the first sending, or the latest completion."""
        return self.submissions[0]


def read_sent(application: Application) -> Reading:
    """Read what was sent of an application; raise DoesNotExist when nothing was."""
    submissions = tuple(application.submissions.order_by("-number"))
    if not submissions:
        raise Submission.DoesNotExist(str(application.key))
    return Reading(submissions, describe(application, submissions))


def describe(application: Application, submissions: tuple[Submission, ...]) -> Sent:
    """Describe an application and its call's terms for the rules."""
    call, content = application.call, submissions[0].content
    answers = content.get("sections", {})
    received = timezone.localtime(submissions[-1].sent)
    plan = judge_plan(answers, call.programme, on=received.date())
    return Sent(
        answers=answers,
        received=received,
        opens=timezone.localtime(call.opens),
        closes=timezone.localtime(call.closes),
        objectives=tuple(call.objectives),
        max_eu_share=call.max_eu_share,
        programme=find_programme(call.programme),
        files=tuple(one["kind"] for one in content.get("files", ())),
        extra_files=tuple(call.attachments),
        demanded=list_demanded(plan),
        offered=list_offered(call),
    )


def read_judged(application: Application) -> dict[str, Judged]:
    """Read what the officers have found so far, by item."""
    found = Checked.objects.filter(application=application)
    return {
        one.item: Judged(one.outcome, one.reason, one.told, one.judged_on)
        for one in found
    }


def read_checklist(application: Application, reading: Reading) -> list[Line]:
    """Draw up the checklist of a case as it stands now."""
    items = list_items(application.call.criteria)
    return draw_up(items, reading.sent, read_judged(application))
