"""What must be so before an order is fixed: shown as a list, and required by steps."""

from medel.core.texts import Text
from medel.decisions.sitting import Check, Sitting


def list_checks(sitting: Sitting) -> list[Check]:
    """List what must be so before the order is fixed, in the order to see to it."""
    checks = [
        _check_grounds(sitting),
        _check_opinion(sitting),
        _check_interests(sitting),
    ]
    if not sitting.consults:
        checks.append(_check_quorum(sitting))
    return [*checks, _check_reasons(sitting)]


def find_met(sitting: Sitting) -> set[str]:
    """Give the requirements of the meeting's steps that are met now."""
    checks = [*list_checks(sitting), _check_quorum(sitting)]
    met = {one.requirement for one in checks if one.met}
    meeting = sitting.meeting
    if meeting.place.strip() and sitting.ranked and sitting.members:
        met.add("agenda")
    if sitting.latest is not None:
        met.add("minutes")
    return met


def _check_grounds(sitting: Sitting) -> Check:
    return Check(
        "grounds",
        Text(sv="Grunderna är publicerade", en="The grounds are published"),
        sitting.meeting.grounds_published is not None,
    )


def _check_opinion(sitting: Sitting) -> Check:
    heard = sum(1 for one in sitting.regions if sitting.stated(one))
    asked = len(sitting.regions)
    return Check(
        "opinion",
        Text(
            sv=f"{heard} av {asked} regioner har yttrat sig eller avstått",
            en=f"{heard} of {asked} regions have made a statement or declined",
        ),
        heard == asked,
    )


def _check_interests(sitting: Sitting) -> Check:
    left = len(sitting.open_interests)
    return Check(
        "interests_answered",
        Text(
            sv=f"Varje fråga om jäv har svar ({left} kvar)",
            en=f"Every question of interest is answered ({left} left)",
        )
        if left
        else Text(
            sv="Varje fråga om jäv har svar",
            en="Every question of interest is answered",
        ),
        not left,
    )


def _check_quorum(sitting: Sitting) -> Check:
    left = len(sitting.lacking_quorum)
    return Check(
        "quorum",
        Text(
            sv=f"Mötet är beslutfört i varje ärende ({left} kvar)",
            en=f"The meeting is quorate in every case ({left} left)",
        )
        if left
        else Text(
            sv="Mötet är beslutfört i varje ärende",
            en="The meeting is quorate in every case",
        ),
        not left,
    )


def _check_reasons(sitting: Sitting) -> Check:
    left = len(sitting.unreasoned)
    return Check(
        "every_case_reasoned",
        Text(
            sv=f"Skäl för varje ansökan ({left} kvar)",
            en=f"A reason for every application ({left} left)",
        )
        if left
        else Text(sv="Skäl för varje ansökan", en="A reason for every application"),
        not left,
    )
