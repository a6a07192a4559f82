"""Making, publishing and changing calls; each change after publication is shown."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from typing import Any

from medel.applications.actions.purses import open_purse
from medel.applications.actions.steps import move_call
from medel.applications.clock import PUBLIC
from medel.applications.models import Application, Call, CallChange
from medel.applications.terms import NAMES, TermsError, require_terms
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import recorded
from medel.journal.acts import CLOCK, Act, Actor, Case
from medel.programmes.catalogue import installed
from medel.rules.steps import StepRefusedError, read_table

# What a call says: all of it may be written in a draft, and amended with a reason.
TERMS = (
    *("title_sv", "title_en", "summary_sv", "summary_en", "who_sv", "who_en"),
    *("objectives", "project_types", "cost_options", "limits", "counties"),
    *("applicant_kinds", "attachments", "questions", "criteria", "max_eu_share"),
    *("budget", "opens", "closes", "decided_by", "contact", "sealed"),
)
# Whoever has begun to apply can rely on these: they are set when the call opens.
FIXED_WHEN_OPEN = ("opens", "sealed", "questions", "attachments")


class CallError(MedelError):
    """A call cannot be changed in that way."""


def name_call(call: Call) -> Case:
    """Name a call in the journal: its programme and code."""
    return Case("call", f"{call.programme}:{call.code}")


def draft_call(call: Call, *, by: Actor, at: datetime) -> Call:
    """Begin a call that only those who make calls see.

    Raise CallError on a code that is taken.
    """
    with recorded(_act(call, "draft", by, at)) as act:
        if Call.objects.filter(programme=call.programme, code=call.code).exists():
            raise CallError(
                Text(
                    sv=f"Det finns redan en utlysning med koden {call.code}.",
                    en=f"There is a call with the code {call.code} already.",
                )
            )
        call.state = read_table("call").initial
        call.save()
        act.after = {"state": call.state}
    return call


def begin_call(
    facts: Mapping[str, Any], *, max_eu_share: Decimal, by: Actor, at: datetime
) -> Call:
    """Begin a call from its first facts; the rest is written afterwards."""
    call = Call(max_eu_share=max_eu_share, **facts)
    return draft_call(call, by=by, at=at)


def rewrite_call(
    call: Call, terms: Mapping[str, Any], *, by: Actor, at: datetime
) -> Call:
    """Write a draft anew; what the public sees is changed by amending instead."""
    with recorded(_act(call, "rewrite", by, at)) as act:
        held = _hold(call)
        if held.state != "draft":
            raise CallError(
                Text(
                    sv="Utlysningen är publicerad. Ändra den med ett skäl i stället.",
                    en="The call is published. Amend it with a reason instead.",
                )
            )
        act.before, act.after = _change(held, terms)
        held.save()
    return held


def announce_call(call: Call, *, by: Actor, at: datetime) -> None:
    """Put a draft into the timetable of planned calls, which everyone can read."""
    with recorded(_act(call, "announce", by, at)) as act:
        held = _hold(call)
        require_terms(held)
        move_call(held, "announce", act, given={"terms"})
        held.announced = held.changed = at
        held.save()


def publish_call(call: Call, *, by: Actor, at: datetime) -> None:
    """Publish a call: everyone sees it, and when it opens.

    The programme's purse is made if this is its first. Raise TermsError with all that
    is missing, or when its closing hour has passed already.
    """
    with recorded(_act(call, "publish", by, at)) as act:
        held = _hold(call)
        require_terms(held)
        _require_ahead(held, at)
        move_call(held, "publish", act, given={"terms"})
        held.published = held.changed = at
        held.save()
        open_purse(installed()[held.programme], by=by, at=at)
    call.refresh_from_db()


def amend_call(
    call: Call, terms: Mapping[str, Any], reason: str, *, by: Actor, at: datetime
) -> Call:
    """Change a published call; what changed, when and why is shown to all.

    Raise CallError without a reason, for its closing hour (which is extended), for
    less money than is granted, and once open for what applicants rely on.
    """
    with recorded(_act(call, "amend", by, at, reason)) as act:
        held = _hold(call)
        changed = {key for key, value in terms.items() if getattr(held, key) != value}
        _require_amendable(held, changed, at)
        act.before, act.after = _change(held, terms)
        _require_reason(reason)
        require_terms(held)
        _require_money(held)
        move_call(held, "amend", act, given={"reason"})
        _tell_changes(held, act)
    return held


def extend_call(
    call: Call, closes: datetime, reason: str, *, by: Actor, at: datetime
) -> Call:
    """Move the closing hour forward, never back; shown to all with its reason."""
    with recorded(_act(call, "extend", by, at, reason)) as act:
        held = _hold(call)
        if closes <= held.closes or closes <= at:
            raise CallError(
                Text(
                    sv="Den nya stängningstiden måste ligga efter den gamla.",
                    en="The new closing time must be after the old one.",
                )
            )
        _require_reason(reason)
        act.before, act.after = _change(held, {"closes": closes})
        move_call(held, "extend", act, given={"reason", "new_closing"})
        _tell_changes(held, act)
    return held


def cancel_call(call: Call, reason: str, *, by: Actor, at: datetime) -> Call:
    """Take a published call back before it closes; the reason stays on its page."""
    with recorded(_act(call, "cancel", by, at, reason)) as act:
        held = _hold(call)
        _require_reason(reason)
        move_call(held, "cancel", act, given={"reason"})
        _tell_changes(held, act)
    return held


def discard_call(call: Call, *, by: Actor, at: datetime) -> None:
    """Give a draft up."""
    with recorded(_act(call, "discard", by, at)) as act:
        move_call(_hold(call), "discard", act)


def conclude_call(call: Call, *, by: Actor, at: datetime) -> None:
    """End a closed call when every case of it has its decision."""
    with recorded(_act(call, "decide", by, at)) as act:
        held = _hold(call)
        given = {"all_cases_decided"} if has_all_decided(held) else set()
        move_call(held, "decide", act, given=given)


def has_all_decided(call: Call) -> bool:
    """Tell whether no case of a call waits for anything."""
    ends = [one.code for one in read_table("application").states if one.end]
    waiting = Application.objects.filter(call=call).exclude(state__in=ends)
    return not waiting.exclude(state="draft").exists()


def follow_clock(call: Call, *, at: datetime) -> list[str]:
    """Open and close a call whose hour has come; give the steps that were taken."""
    taken = []
    for state, step, hour in (
        ("published", "open", call.opens),
        ("open", "close", call.closes),
    ):
        if call.state == state and hour <= at:
            with recorded(_act(call, step, CLOCK, at)) as act:
                held = _hold(call)
                move_call(held, step, act)
            call.state = held.state
            taken.append(step)
    return taken


def follow_clocks(*, at: datetime) -> dict[str, int]:
    """Open and close every call whose hour has come; count the steps."""
    counts = {"open": 0, "close": 0}
    for call in Call.objects.filter(state__in=("published", "open"), opens__lte=at):
        # Somebody else may have been a moment earlier: then it is done.
        with suppress(StepRefusedError):
            for step in follow_clock(call, at=at):
                counts[step] += 1
    return counts


def _act(call: Call, step: str, by: Actor, at: datetime, reason: str = "") -> Act:
    action = f"call.{step}"
    return Act(case=name_call(call), by=by, action=action, at=at, reason=reason)


def _hold(call: Call) -> Call:
    return Call.objects.select_for_update().get(pk=call.pk)


def _change(
    call: Call, terms: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set terms of a call; give those that changed, as they were and as they are."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in (one for one in TERMS if one in terms):
        old, new = getattr(call, name), terms[name]
        if old != new:
            setattr(call, name, new)
            before[name], after[name] = _plain(old), _plain(new)
    return before, after


def _plain(value: Any) -> Any:  # noqa: ANN401 (a value of a call)
    if isinstance(value, bool) or value is None:
        return "yes" if value else "no" if value is False else ""
    return value if isinstance(value, list | dict) else str(value)


def _tell_changes(call: Call, act: Act) -> None:
    call.changed = act.at
    call.save()
    names = [name for name in act.after if act.before.get(name) != act.after[name]]
    CallChange.objects.bulk_create(
        CallChange(
            call=call,
            at=act.at,
            field=name,
            before=act.before.get(name),
            after=act.after[name],
            reason=act.reason,
        )
        for name in names
    )


def _require_ahead(call: Call, at: datetime) -> None:
    if call.closes <= at:
        raise TermsError(
            [
                Text(
                    sv="Stängningstiden har redan passerat.",
                    en="The closing time has passed already.",
                )
            ]
        )


def _require_amendable(call: Call, changed: Iterable[str], at: datetime) -> None:
    fixed = {"closes"}
    if call.state not in PUBLIC or call.opens <= at:
        fixed |= set(FIXED_WHEN_OPEN)
    for name in sorted(fixed.intersection(changed)):
        raise CallError(
            Text(
                sv=f"Det här kan inte ändras så här längre: {NAMES[name].sv}.",
                en=f"This can no longer be changed like this: {NAMES[name].en}.",
            )
        )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise CallError(
            Text(
                sv="Skriv ett skäl. Det visas för alla på utlysningens sida.",
                en="Write a reason. It is shown to all on the call's page.",
            )
        )


def _require_money(call: Call) -> None:
    if call.budget < call.granted:
        raise CallError(
            Text(
                sv="Så mycket är redan beviljat. Pengarna kan inte bli mindre.",
                en="That much is granted already. The money cannot become less.",
            )
        )
