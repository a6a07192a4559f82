"""Applying: who applies, for whom, and whether state aid will be asked about."""

from collections.abc import Iterator

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.ideas.found import Signs, find, quote_sign
from medel.ideas.idea import Applicant, Idea

NO_LEGAL_PERSON = frozenset({Applicant.PERSON, Applicant.SOLE_TRADER})
SINGLE_BUSINESS = frozenset({Applicant.COMPANY, Applicant.SOLE_TRADER})


def judge_applicant(idea: Idea) -> Finding:
    """Judge whether the applicant is a legal person."""
    verdict, reason = Verdict.CANNOT_TELL, _APPLICANT_UNKNOWN
    if idea.applicant in NO_LEGAL_PERSON:
        verdict, reason = Verdict.FAIL, _NO_LEGAL_PERSON
    elif idea.applicant is Applicant.COMPANY:
        verdict, reason = Verdict.WARN, _COMPANY
    elif idea.applicant:
        verdict, reason = Verdict.PASS, _LEGAL_PERSON
    return find("legal_form", verdict, reason, "applicant")


def judge_own_development(idea: Idea, found: Signs) -> Finding:
    """Judge whether the idea develops one's own business only."""
    quoted = quote_sign(found, "own_development")
    if quoted is None:
        return find("own_development", Verdict.PASS, _FOR_OTHERS, "own_development")
    single = idea.applicant in SINGLE_BUSINESS
    verdict = Verdict.FAIL if single else Verdict.WARN
    return find("own_development", verdict, _put(_OWN, quoted), "own_development")


def judge_state_aid(idea: Idea, found: Signs) -> Finding:
    """Tell whether the question of state aid will likely be asked."""
    if idea.applicant in SINGLE_BUSINESS:
        return find("state_aid", Verdict.WARN, _DIRECT_AID, "state_aid")
    quoted = quote_sign(found, "aid_to_businesses")
    if quoted:
        return find("state_aid", Verdict.WARN, _put(_INDIRECT_AID, quoted), "state_aid")
    quoted = quote_sign(found, "business_activity")
    if quoted:
        return find("state_aid", Verdict.WARN, _put(_ON_MARKET, quoted), "state_aid")
    return find("state_aid", Verdict.CANNOT_TELL, _NO_AID_SEEN, "state_aid")


def judge_start(found: Signs) -> Iterator[Finding]:
    """Warn where the project seems to have begun already."""
    quoted = quote_sign(found, "already_started")
    if quoted:
        reason = _put(_STARTED, quoted)
        yield find("already_started", Verdict.WARN, reason, "criteria")


def _put(told: Text, quoted: Text) -> Text:
    """Put the idea's words into a text; they are not read as a pattern themselves."""
    return Text(
        sv=told.sv.replace("{words}", quoted.sv),
        en=told.en.replace("{words}", quoted.en),
    )


_APPLICANT_UNKNOWN = Text(
    sv="Bara juridiska personer får söka: till exempel kommuner, regioner, lärosäten, "
    "föreningar, stiftelser och bolag. Säg vem som söker, så svarar vi.",
    en="Only legal persons may apply: for instance municipalities, regions, "
    "universities, associations, foundations and companies. Tell us who applies.",
)
_NO_LEGAL_PERSON = Text(
    sv="Privatpersoner kan inte söka, och enskilda firmor fick inte söka i tidigare "
    "utlysningar. Hitta en organisation som vill äga projektet.",
    en="Private persons cannot apply, and sole traders could not apply in earlier "
    "calls. Find an organisation that wants to own the project.",
)
_COMPANY = Text(
    sv="Ett bolag är en juridisk person och kan söka, men oftast bara om projektet är "
    "till för många fler än det egna företaget.",
    en="A company is a legal person and can apply, but as a rule only if the project "
    "is for many more than the company itself.",
)
_LEGAL_PERSON = Text(
    sv="En sådan organisation är en juridisk person och kan söka. Den måste också ha "
    "personal och pengar att klara projektet: stödet betalas i efterskott.",
    en="Such an organisation is a legal person and can apply. It must also have the "
    "staff and money to run the project: support is paid in arrears.",
)
_OWN = Text(
    sv="Du skriver {words}. Ett enskilt företags egen utveckling får i de flesta "
    "utlysningar inget stöd. Visa vilka fler som får nytta, eller fråga regionen om "
    "företagsstöd.",
    en="You write {words}. A single business's own development gets no support in "
    "most calls. Show who else benefits, or ask the region about business support.",
)
_FOR_OTHERS = Text(
    sv="Inget i texten tyder på att projektet bara utvecklar det egna företaget.",
    en="Nothing in the text suggests that the project only develops your own business.",
)
_DIRECT_AID = Text(
    sv="Frågan om statsstöd kommer: när ett företag har egna kostnader i projektet är "
    "stödet till det direkt. Då avgör reglerna hur mycket företaget får få.",
    en="State aid will be asked about: when a business has costs of its own in the "
    "project, the support to it is direct. The rules then decide how much it may get.",
)
_INDIRECT_AID = Text(
    sv="Frågan om statsstöd kommer troligen: du skriver {words}. Om företag får något "
    "gratis eller billigare än på marknaden kan det vara statsstöd. Räkna ut vad varje "
    "företag får, och fråga om försumbart stöd räcker.",
    en="State aid is likely to be asked about: you write {words}. If businesses get "
    "something free or cheaper than on the market, it may be state aid. Work out what "
    "each business gets, and ask if de minimis aid is enough.",
)
_ON_MARKET = Text(
    sv="Frågan om statsstöd kan komma: du skriver {words}. Den som säljer något på en "
    "marknad räknas som företag här, vilken form den än har.",
    en="State aid may be asked about: you write {words}. Whoever sells on a market "
    "counts as a business here, whatever its legal form.",
)
_NO_AID_SEEN = Text(
    sv="Inget i texten tyder på att företag får något av projektet. Om de får det, "
    "gratis eller billigt, kan det vara statsstöd: säg det tidigt.",
    en="Nothing in the text suggests that businesses gain from the project. If they "
    "do, free of charge or cheaply, it may be state aid: say so early.",
)
_STARTED = Text(
    sv="Du skriver {words}. Ett projekt får inte börja innan ansökan har kommit in.",
    en="You write {words}. A project may not begin before the application is in.",
)
