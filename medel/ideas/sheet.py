"""The idea sheet: an idea in the order of the application's own questions.

The authority's template for early ideas prepares for the questions of Min ansökan. The
template itself has not been read, so the order is that of the application. The sheet is
in Swedish, the language that one applies in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medel.ideas.answer import Answer
from medel.ideas.frame import find_frame
from medel.programmes import codes
from medel.search.words import compose

HOME_COUNTRY = "SE"
MOST_CITED = 2
# A longer first line is a sentence, not a name.
LONGEST_NAME = 120
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@dataclass(frozen=True)
class Line:
    """A question of the sheet, and what the idea says of it already, if anything."""

    question: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A numbered part of the sheet."""

    name: str
    lines: tuple[Line, ...]


def fill_sheet(answer: Answer | None) -> tuple[Section, ...]:
    """Fill the sheet with what an idea tells; without an answer it is empty."""
    known = _Known(answer)
    return (
        Section("1. Övergripande", known.tell_general()),
        Section("2. Sökande", known.tell_applicant()),
        Section(
            "3. Projektpartner", (Line("Vilka gör ni projektet tillsammans med?"),)
        ),
        Section("4. Projektbeskrivning", known.tell_project()),
        Section(
            "5. Aktiviteter", (Line("Vad ska ni göra, i vilken ordning och när?"),)
        ),
        Section("6. Organisation och samverkan", known.tell_organisation()),
        Section("7. Hållbarhet", (Line("Hur påverkas miljö, människor och ekonomi?"),)),
        Section("8. Statsstöd", (Line("Får något företag en fördel av projektet?"),)),
        Section("9. Indikatorer", (Line("Vad ska gå att räkna när ni är klara?"),)),
        Section("10. Budget och finansiering", known.tell_money()),
    )


@dataclass(frozen=True)
class _Known:
    """What an answer knows of an idea, question by question."""

    answer: Answer | None

    def tell_general(self) -> tuple[Line, ...]:
        """Tell name, programme, objective, place, kind and the idea itself."""
        answer = self.answer
        if answer is None:
            return tuple(map(Line, _GENERAL))
        counties = codes.short_counties(HOME_COUNTRY)
        best = [one.name.sv for one in answer.objectives[:2] if one.score]
        kind = answer.idea.project_type
        title, _, rest = answer.idea.text.strip().partition("\n")
        named = bool(rest.strip()) and len(title) <= LONGEST_NAME
        told = (
            (title.strip(),) if named else (),
            (answer.programme.identity.name.sv,),
            tuple(best),
            tuple(counties.get(code, code) for code in answer.idea.counties),
            (_TYPES[kind],) if kind else (),
            tuple(filter(None, (rest if named else answer.idea.text).splitlines())),
        )
        return tuple(map(Line, _GENERAL, told))

    def tell_applicant(self) -> tuple[Line, ...]:
        """Tell who applies."""
        who = self.answer.idea.applicant if self.answer else None
        return (
            Line("Organisation och organisationsnummer"),
            Line("Slag av organisation", (_APPLICANTS[who],) if who else ()),
            Line("Kontaktperson"),
        )

    def tell_project(self) -> tuple[Line, ...]:
        """Tell what the description says of problem, target group and results."""
        areas = self.answer.areas[:2] if self.answer else ()
        return (
            Line("Vilket problem vill projektet lösa?", self._cite("change")),
            Line(
                "Vilken är målgruppen, och vad behöver den?", self._cite("target_group")
            ),
            Line("Vilka mål och resultat ska ni nå, på kort och lång sikt?"),
            Line("Hur lever resultaten vidare?", self._cite("lasting_result")),
            Line(
                "Vilket område för smart specialisering hör det till?",
                tuple(one.name.sv for one in areas),
            ),
        )

    def tell_organisation(self) -> tuple[Line, ...]:
        """Tell what the description says of cooperation."""
        return (
            Line("Vilka arbetar i projektet, och vem leder?"),
            Line("Hur samverkar ni, och vad ger det?", self._cite("cooperation")),
        )

    def tell_money(self) -> tuple[Line, ...]:
        """Tell the whole budget, if it is known."""
        total = self.answer.idea.total if self.answer else None
        written = (f"{total:,.0f} kr".replace(",", "\u00a0"),) if total else ()
        return (
            Line("Ungefär hur mycket kostar projektet i allt?", written),
            Line("Vilka medfinansierar, och med hur mycket?"),
        )

    def _cite(self, sign: str) -> tuple[str, ...]:
        """Give the sentences of the idea that a sign stands in."""
        if self.answer is None:
            return ()
        text = compose(self.answer.idea.text)
        found = find_frame(self.answer.programme).signs.find(text)
        places = [hit.start for hit in found.get(sign, ())]
        return _cite_sentences(text, places)


def _cite_sentences(text: str, places: Sequence[int]) -> tuple[str, ...]:
    cited = [
        sentence[0].strip()
        for sentence in _SENTENCE.finditer(text)
        if any(sentence.start() <= place < sentence.end() for place in places)
    ]
    return tuple(dict.fromkeys(cited))[:MOST_CITED]


_GENERAL = (
    "Projektnamn",
    "Program",
    "Specifikt mål (Medels förslag)",
    "Län",
    "Projekttyp",
    "Sammanfattning av idén",
)
_TYPES = {"project": "projekt", "pre_study": "förstudie", "framework": "ramprojekt"}
_APPLICANTS = {
    "municipality": "kommun",
    "region": "region",
    "agency": "myndighet",
    "university": "universitet eller högskola",
    "institute": "forskningsinstitut",
    "business_support": "företagsfrämjande organisation",
    "company": "bolag",
    "association": "förening",
    "foundation": "stiftelse",
    "sole_trader": "enskild firma",
    "person": "privatperson",
}
