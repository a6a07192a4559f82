"""Decisions in the register of organisations: two are one, or are not after all."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.projects.changes import note_change
from medel.projects.models import Merge, Organisation, Participation, Project


class RegisterError(MedelError):
    """A merge or split cannot be done; nothing was changed."""


@transaction.atomic
def merge(
    alias: Organisation,
    into: Organisation,
    *,
    reason: Text,
    source: str = "",
    by: str,
) -> Merge:
    """Let one entry, with all its aliases, lead to another; projects stay as they are.

    Raises RegisterError where they are one already, or `alias` leads elsewhere.
    """
    target = into.main
    _require_free(alias, target)
    done = Merge.objects.create(
        alias=alias,
        into=target,
        reason=reason.sv,
        reason_en=reason.en,
        source=source,
        by=by,
    )
    led = Organisation.objects.filter(Q(pk=alias.pk) | Q(entry=alias))
    led.update(entry=target)
    _follow([target])
    return done


@transaction.atomic
def split(alias: Organisation, *, reason: str) -> Merge:
    """Undo a merge: the entry stands for itself again, with its earlier aliases.

    Raises RegisterError where it leads nowhere. The merge is kept as history.
    """
    standing = Merge.objects.filter(alias=alias, ended__isnull=True).first()
    if standing is None or alias.entry is None:
        raise _refuse(
            sv=f'"{alias.name}" är inte sammanförd med någon annan.',
            en=f'"{alias.name}" is not merged into another.',
        )
    standing.ended, standing.ended_reason = timezone.now(), reason
    standing.save(update_fields=["ended", "ended_reason"])
    before = alias.entry
    mine = _find_followers(alias)
    Organisation.objects.filter(pk__in=mine).update(entry=alias)
    Organisation.objects.filter(pk=alias.pk).update(entry=None)
    _follow([before, alias])
    return standing


@transaction.atomic
def apply_shipped(programme: Programme) -> int:
    """Do the merges that a programme's folder tells, each once; give how many.

    One that was undone, or that stands in another way, is left as it is.
    """
    count = 0
    for same in programme.same_organisations:
        names = Organisation.objects.filter(name=same.name, number="")
        into = names.select_related("entry").first()
        for alias in Organisation.objects.filter(name__in=same.aliases, number=""):
            known = Merge.objects.filter(alias=alias).exists()
            if into and not known and not alias.entry_id:
                source = " ".join(same.sources)
                by = programme.code
                merge(alias, into, reason=same.reason, source=source, by=by)
                count += 1
    return count


def _require_free(alias: Organisation, target: Organisation) -> None:
    if alias.entry:
        raise _refuse(
            sv=f'"{alias.name}" leder redan till "{alias.entry.name}". Dela dem först.',
            en=f'"{alias.name}" leads to "{alias.entry.name}" already. Split them '
            "first.",
        )
    if alias.pk == target.pk:
        raise _refuse(
            sv=f'"{alias.name}" är redan samma organisation.',
            en=f'"{alias.name}" is the same organisation already.',
        )


def _find_followers(entry: Organisation) -> set[int]:
    """Find what standing merges lead to an entry, at any distance."""
    found: set[int] = set()
    near = {entry.pk}
    while near:
        led = Merge.objects.filter(into__in=near, ended__isnull=True)
        near = set(led.values_list("alias", flat=True)) - found
        found |= near
    return found


def _follow(entries: list[Organisation]) -> None:
    """Have the index read the projects of these entries again."""
    keys = [one.pk for one in entries]
    parts = Participation.objects.filter(
        Q(organisation__in=keys) | Q(organisation__entry__in=keys)
    )
    projects = Project.objects.filter(pk__in=parts.values("project"))
    projects.update(change=note_change())


def _refuse(*, sv: str, en: str) -> RegisterError:
    return RegisterError(
        Text(sv=f"{sv} Inget har ändrats.", en=f"{en} Nothing was changed.")
    )
