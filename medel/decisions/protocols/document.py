"""The minutes of a meeting: a tagged PDF (PDF/UA) in Swedish of what was recorded."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import typst

from medel.core.money import Money
from medel.core.wording import write_day, write_money
from medel.decisions.concern import Found
from medel.decisions.models import Interest, Member, Ranked
from medel.decisions.queries.meetings import name_organisations, name_people
from medel.decisions.sitting import Sitting
from medel.programmes.catalogue import installed

TEMPLATE = Path(__file__).with_name("protocol.typ")
SWEDISH = "sv"
# What an organisation is in a case: what it is, and what it looks like.
PARTS = {
    "project_owner": ("sökande", "sökanden"),
    "partner": ("projektpartner", "projektpartnern"),
    "cooperation_party": ("samarbetspart", "samarbetsparten"),
    "co_financier": ("medfinansiär", "medfinansiären"),
}
MINUS = "\N{MINUS SIGN}"
Part = dict[str, Any]


def write_document(sitting: Sitting, remarks: str) -> bytes:
    """Write the minutes of a meeting whose order is fixed, as a PDF/UA-1 document."""
    told = json.dumps(_tell(sitting, remarks), ensure_ascii=False)
    written: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return written


def _tell(sitting: Sitting, remarks: str) -> dict[str, Any]:
    meeting = sitting.meeting
    identity = installed()[meeting.programme].identity
    day, name = write_day(meeting.on, language=SWEDISH), identity.name.sv
    what = "samråd med regionerna" if sitting.consults else "partnerskapets möte"
    names = name_people([one.person for one in sitting.members])
    parts = [
        _tell_members(sitting, names),
        _tell_grounds(sitting),
        _tell_statements(sitting),
        _tell_interests(sitting, names),
        _tell_order(sitting),
        _tell_reasons(sitting),
    ]
    if remarks:
        parts.append({"title": "Anteckningar", "lead": remarks})
    return {
        "title": f"Protokoll från {what} {day}",
        "authority": identity.authority.name.sv,
        "fictitious": "Påhittad omgång för demonstration."
        if meeting.fictitious
        else "",
        "footer": f"{name}, {day}",
        "lead": _write_lead(sitting, name, day),
        "parts": [*parts, _tell_signing(sitting)],
    }


def _write_lead(sitting: Sitting, name: str, day: str) -> str:
    meeting, money = sitting.meeting, _kronor(sitting.money)
    why = meeting.mode_reason
    ground = f" Varför det prioriteras på detta sätt: {why}" if why else ""
    who = (
        "Beslutsfattaren har, efter samråd med regionerna, ordnat"
        if sitting.consults
        else "Partnerskapet har ordnat"
    )
    return (
        f"{name}. Utlysning: {meeting.call.title_sv}. Dag: {day}. Plats: "
        f"{meeting.place}. {who} de godkända ansökningarna inom {money}.{ground}"
    )


def _tell_members(sitting: Sitting, names: dict[str, str]) -> Part:
    keys = {int(key) for one in sitting.members for key in one.organisations}
    own = name_organisations(keys)
    rows = [
        [
            names.get(one.person, "namn borttaget"),
            ", ".join(own[int(key)] for key in one.organisations if int(key) in own),
            "ordförande" if one.chairs else "",
            "närvarande" if one.present else "frånvarande",
        ]
        for one in sitting.members
    ]
    return {
        "title": "Närvaro",
        "lead": f"För beslut krävs att {sitting.meeting.quorum} ledamöter deltar i "
        "ärendet." if not sitting.consults else "",
        "head": ["Namn", "Organisation", "Uppdrag", "Närvaro"],
        "widths": [1, 1, 0, 0],
        "right": [],
        "rows": rows,
    }  # fmt: skip


def _tell_grounds(sitting: Sitting) -> Part:
    published = sitting.meeting.grounds_published
    day = write_day(published.date(), language=SWEDISH) if published else ""
    lines = _lines(sitting.meeting.grounds)
    return {
        "title": "Grunder för prioriteringen",
        "items": [{"title": f"Publicerade {day}", "lines": lines}],
    }


def _tell_statements(sitting: Sitting) -> Part:
    items = []
    for county in sitting.regions:
        said = sitting.stated(county)
        text = (
            said.text if said and said.text else "Regionen avstod från att yttra sig."
        )
        items.append({"title": county.official_name, "lines": _lines(text)})
    return {"title": "Regionernas yttranden", "items": items}


def _tell_interests(sitting: Sitting, names: dict[str, str]) -> Part:
    members = {one.pk: one for one in sitting.members}
    items = []
    for one in sitting.ranked:
        held = sitting.interests_in(one)
        if held:
            lines = [
                _tell_interest(each, members[each.member_id], names) for each in held
            ]
            items.append(
                {"title": _title(one), "lines": [*lines, _count(sitting, one)]}
            )
    lead = "" if items else "Inget jäv anmäldes eller flaggades."
    return {"title": "Jäv", "lead": lead, "items": items}


def _tell_interest(interest: Interest, member: Member, names: dict[str, str]) -> str:
    name = names.get(member.person, "namn borttaget")
    found = [Found(**one) for one in interest.found]
    why = "; ".join([*map(_tell_found, found), *filter(None, [interest.reason])])
    told = "deltog inte" if interest.recused else "deltog"
    answer = f" Prövat: {interest.answer}" if interest.answer else ""
    return f"{name} {told}. {why}.{answer}"


def _tell_found(one: Found) -> str:
    what, like = PARTS.get(one.role, (one.role, one.role))
    if one.sure:
        return f"{one.organisation} är {what}, enligt organisationsnumret"
    return f"{one.organisation} liknar {like} {one.name}, enligt namnet"


def _count(sitting: Sitting, one: Ranked) -> str:
    if sitting.consults:
        return ""
    part, there = len(sitting.taking_part(one)), len(sitting.present)
    return f"{part} av {there} närvarande deltog i ärendet."


def _tell_order(sitting: Sitting) -> Part:
    rows, left = [], sitting.money
    for place, one in enumerate(sitting.contested, 1):
        left -= one.asked
        row = [str(place), one.application.case_id, one.papers["title"]]
        row += [one.papers["applicant"], str(one.points)]
        row += [_kronor(one.asked), _kronor(left)]
        rows.append([*row, "inom" if one.within else "utanför"])
    return {
        "title": "Ordningen",
        "lead": _write_line(sitting),
        "head": ["Plats", "Ärende", "Projekt", "Sökande", "Poäng", "Sökt", "Kvar",
                 "Pengarna"],
        "widths": [0, 0, 1, 1, 0, 0, 0, 0],
        "right": [0, 4, 5, 6],
        "rows": rows,
    }  # fmt: skip


def _write_line(sitting: Sitting) -> str:
    reached = len(sitting.order.within)
    return (
        f"{_kronor(sitting.money)} fanns att prioritera. De räcker till {reached} av "
        f"{len(sitting.contested)} ansökningar. {_kronor(sitting.order.left)} återstår."
    )


def _tell_reasons(sitting: Sitting) -> Part:
    items = []
    for one in sitting.ranked:
        if one.within is None and not one.returned:
            continue
        outcome = "Återlämnad till myndigheten." if one.returned else (
            "Prioriterad." if one.within else "Inte prioriterad."
        )  # fmt: skip
        items.append({"title": _title(one), "lines": [outcome, *_lines(one.reason)]})
    return {"title": "Skäl", "items": items}


def _tell_signing(sitting: Sitting) -> Part:
    who = "beslutsfattaren" if sitting.consults else "ordföranden"
    return {
        "title": "Justering",
        "lead": f"Protokollet justeras av {who} i Medel. Vem som skrev under, när, och "
        "filens kontrollsumma står i mötets journal.",
    }


def _title(one: Ranked) -> str:
    return f"{one.application.case_id} {one.papers['title']}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _kronor(amount: Decimal) -> str:
    written = write_money(Money(amount, "SEK"), language=SWEDISH)
    return written.replace("-", MINUS)
