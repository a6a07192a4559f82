"""Broken programmes: each is the shipped one with a single thing wrong in it.

A row says what is wrong, in which file, which text becomes which, and then the key and
a telling word of the fault that a reader must be shown.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.programmes import catalogue, glossary, loader
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import DATA, load

SHIPPED = DATA / "norra-mellansverige-2021-2027"
FILES = sorted(path.name for path in SHIPPED.glob("*.toml"))

NAME = 'name = { sv = "Öka innovationskraften", en = "Increase the power to innovate" }'
NEED_SLUG = 'slug = { sv = "oka-innovationskraften", en = "more-innovation" }'
CITED = 'source = { document = "programme-page", place = "Fakta om programmet, Budget'
PLACE = (
    'place = "Fakta om programmet, Budget från Europeiska regionala utvecklingsfonden"'
)
AMOUNT = "amount = 134900000"
START = "start = 2021-01-01"
FUND = 'fund = "ERDF"'
SHARE = "value = 0.50"
SINCE = "[[max_eu_share]]\nsince = 2021-01-01"
OLD_RATE = "until = 2022-04-21"
MODE = 'value = "consultation"'
DALARNA = 'slug = { sv = "dalarna", en = "dalarna" }'
THEME = 'objectives = ["1.2"]\nsummary'
OWN_THEME = 'theme = "digitalisation-and-broadband"'
OTHER_RATE = "[[exchange_rate]]\nsince = 2021-01-01\nvalue = 9.30"
HOURS = 'value = 1720\nunit = "hours/year"\nevidence = "seen"'
LINKS_NOTE = (
    'links_note.sv = "Kopplingen till mål och områden är Medels läsning. Programmet '
    'säger inte vilka som hör ihop."\nlinks_note.en = "The links to objectives and '
    "areas are Medel's reading. The programme does not say which belong together.\"\n"
)
LIMIT = "until = 2021-12-31\nvalue = 615312"

# what is wrong | file | text | becomes | key of the fault | telling word
KEYS = [
    ("key", "programme.toml", FUND, FUND + "\nfnud = 1", "fnud", 'mean "fund"'),
    ("table", "programme.toml", "[budget]", "[budgett]", "budgett", 'mean "budget"'),
    ("budget", "programme.toml", AMOUNT, AMOUNT + "\nsum = 1", "budget.sum", "unknown"),
    ("source", "programme.toml", CITED, CITED.replace("place", "plac"), "source.plac",
     'mean "place"'),
    ("need", "needs.toml", NEED_SLUG, "slugg.sv = 'a'", "needs.innovation.slugg",
     'mean "slug"'),
    ("third-language", "needs.toml", NAME, NAME.replace(" }", ', fi = "a" }'),
     "needs.innovation.name.fi", "unknown key"),
    ("value", "parameters.toml", SHARE, SHARE + "\nvalid = true",
     "max_eu_share.2021-01-01.valid", "unknown"),
    ("document", "documents.toml", "[programme-page]\ntitle", "[programme-page]\ntitel",
     "programme-page.titel", 'mean "title"'),
    ("area", "area.toml", 'country = "SE"', 'land = "SE"', "land", "unknown"),
    ("list", "calls.toml", "[[calls]]", "[[call]]", "call", 'mean "calls"'),
    ("slug-language", "area.toml", DALARNA, DALARNA.replace("en =", "eng ="),
     "counties.20.slug.eng", 'mean "en"'),
]  # fmt: skip

TWICE = [
    ("key", "programme.toml", FUND, f"{FUND}\n{FUND}", "fund", "twice"),
    ("table", "area.toml", "[nuts2]", "[nuts2]\n[nuts2]", "nuts2", "twice"),
    ("inline-key", "area.toml", DALARNA, DALARNA.replace("en =", "sv ="), "slug",
     "twice"),
    ("dotted-key", "programme.toml", "[contact]\n", "[contact]\ntext.sv = 'a'\n",
     "text.sv", "twice"),
    ("municipality", "area.toml", '"2021" = "Vansbro"',
     '"2021" = "Vansbro"\n"2021" = "Vansbro"', "2021", "twice"),
    ("need-code", "needs.toml", 'code = "digitalisation"', 'code = "innovation"',
     "needs.innovation.code", "twice"),
    ("need-slug", "needs.toml", '"storre-nytta-av-digitaliseringen"',
     '"oka-innovationskraften"', "needs.slug.sv", "oka-innovationskraften"),
    ("former-slug-of-another", "needs.toml", NEED_SLUG,
     NEED_SLUG + '\nformer_slugs = ["broader-business"]', "needs.slug.en",
     "broader-business"),
    ("former-slug-in-two", "calls.toml", "objectives = []",
     'objectives = []\nformer_slugs = ["old", "old"]', "calls.slug", "old"),
    ("county-slug", "area.toml", 'sv = "gavleborg"', 'sv = "dalarna"',
     "counties.slug.sv", "dalarna"),
    ("fact-code", "programme.toml", 'code = "challenges"', 'code = "strengths"',
     "facts.strengths.code", "twice"),
    ("example-code", "programme.toml", 'code = "some-in-kind"', 'code = "cash-only"',
     "worked_examples.cash-only.code", "twice"),
    ("round-code", "calls.toml", 'code = "2022-12-14"', 'code = "2022-03-29"',
     "rounds.2022-03-29.code", "twice"),
    ("former-wording", "former.toml", 'name = "REACT-EU"', 'name = "Tekniskt stöd"',
     "former_priorities", "Tekniskt stöd"),
    ("objective-in-list", "needs.toml", '["1.1", "1.4"]', '["1.1", "1.1"]',
     "needs.innovation.objectives", "twice"),
]  # fmt: skip

MISSING = [
    ("code", "programme.toml", 'code = "norra-mellansverige-2021-2027"', "", "code",
     "missing"),
    ("fund", "programme.toml", FUND, "", "fund", "missing"),
    ("period-end", "programme.toml", "end = 2027-12-31", "", "period.end", "missing"),
    ("source", "programme.toml", CITED, CITED.replace("source", "#"), "budget.source",
     "missing"),
    ("source-document", "programme.toml", CITED,
     CITED.replace('document = "programme-page", ', ""), "budget.source.document",
     "missing"),
    ("source-place", "programme.toml", f"{PLACE}, ", "", "budget.source.place",
     "missing"),
    ("source-checked", "programme.toml", f"{PLACE}, checked = 2026-11-23", PLACE,
     "budget.source.checked", "missing"),
    ("swedish", "needs.toml", NAME, 'name = { en = "Innovation" }',
     "needs.innovation.name.sv", "missing"),
    ("english", "needs.toml", NAME, 'name = { sv = "Öka" }',
     "needs.innovation.name.en", "missing"),
    ("english-of-dotted", "programme.toml", "lead.en =", "about.fi =", "lead.en",
     "missing"),
    ("value", "parameters.toml", SHARE, "", "max_eu_share.2021-01-01.value", "missing"),
    ("since", "parameters.toml", SINCE, "[[max_eu_share]]", "max_eu_share.[1].since",
     "missing"),
    ("evidence", "parameters.toml", 'unit = "share"\nevidence = "seen"',
     'unit = "share"', "max_eu_share.2021-01-01.evidence", "missing"),
    ("title-of-document", "documents.toml",
     'title = "Norra Mellansverige"\n', "", "programme-page.title", "missing"),
    ("share-parameter", "parameters.toml", "[[max_eu_share]]", "[[share_base]]",
     "max_eu_share", "missing"),
]  # fmt: skip

KINDS = [
    ("number-as-text", "programme.toml", AMOUNT, 'amount = "134900000"',
     "budget.amount", "without quotation marks"),
    ("number-as-bool", "programme.toml", AMOUNT, "amount = true", "budget.amount",
     "number"),
    ("text-as-number", "needs.toml", 'code = "innovation"', "code = 11", "code",
     "quotation marks"),
    ("text-as-decimal", "objectives.toml", 'code = "1.1"', "code = 1.1", "code",
     "quotation marks"),
    ("text-as-list", "programme.toml", FUND, 'fund = ["ERDF"]', "fund", "allowed"),
    ("text-alone", "needs.toml", NAME, 'name = "Öka"', "needs.innovation.name",
     "table"),
    ("bool-as-text", "programme.toml", "complete = true", 'complete = "true"',
     "complete", "true or false"),
    ("bool-as-number", "programme.toml", "exact = false", "exact = 0", "budget.exact",
     "true or false"),
    ("date-as-text", "programme.toml", START, 'start = "2021-01-01"', "period.start",
     "without quotation marks"),
    ("date-as-number", "programme.toml", START, "start = 2021", "period.start", "date"),
    ("date-with-time", "programme.toml", START, "start = 2021-01-01T00:00:00",
     "period.start", "date"),
    ("no-such-date", "programme.toml", START, "start = 2021-02-30", "start",
     "not valid TOML"),
    ("checked-as-text", "programme.toml", f"{PLACE}, checked = 2026-11-23",
     f'{PLACE}, checked = "2026-11-23"', "budget.source.checked", "date"),
    ("list-as-text", "needs.toml", '["1.1", "1.4"]', '"1.1"',
     "needs.innovation.objectives", "list"),
    ("list-of-numbers", "needs.toml", '["1.1", "1.4"]', "[1.1]",
     "needs.innovation.objectives", "quotation marks"),
    ("one-value-for-a-list", "parameters.toml", "[[max_eu_share]]", "[max_eu_share]",
     "max_eu_share", "list"),
    ("slug-alone", "area.toml", DALARNA, 'slug = "dalarna"', "counties.20.slug",
     "table"),
    ("table-as-number", "programme.toml", "source = {", "source = 1 #", "budget.source",
     "table"),
    ("document-as-list", "programme.toml", CITED,
     CITED.replace('"programme-page"', '["programme-page"]'), "budget.source",
     "not a known document"),
    ("schema-as-bool", "programme.toml", "schema = 1", "schema = true", "schema",
     "whole number"),
    ("schema-of-tomorrow", "programme.toml", "schema = 1", "schema = 2", "schema",
     "allowed"),
    ("themes-total-nought", "programme.toml", "themes_total = 7", "themes_total = 0",
     "themes_total", "1 or more"),
    ("empty-text", "needs.toml", NAME, 'name = { sv = "Öka", en = "" }',
     "needs.innovation.name.en", "empty"),
    ("blank-text", "needs.toml", NAME, 'name = { sv = " ", en = "More" }',
     "needs.innovation.name.sv", "empty"),
    ("control-character", "needs.toml", NAME,
     'name = { sv = "Öka\\u0000", en = "More" }', "needs.innovation.name.sv",
     "control character"),
    ("control-character-in-key", "needs.toml", NAME, '"nam\\u001be" = 1',
     "needs.innovation.nam?e", "control character"),
    ("empty-place", "programme.toml", PLACE, 'place = ""', "budget.source.place",
     "empty"),
]  # fmt: skip

NUMBERS = [
    ("share-above-1", "parameters.toml", SHARE, "value = 1.01", "value", "0 and 1"),
    ("share-in-per-cent", "parameters.toml", SHARE, "value = 50", "value", "0 and 1"),
    ("share-negative", "parameters.toml", SHARE, "value = -0.1", "value", "0 or more"),
    ("share-nan", "parameters.toml", SHARE, "value = nan", "value", "0 or more"),
    ("share-infinite", "parameters.toml", SHARE, "value = inf", "value", "0 or more"),
    ("share-as-text", "parameters.toml", SHARE, 'value = "0.50"', "value", "number"),
    ("share-as-bool", "parameters.toml", SHARE, "value = true", "value", "number"),
    ("share-as-date", "parameters.toml", SHARE, "value = 2021-01-01", "value",
     "number"),
    ("date-as-number", "parameters.toml", "value = 2028-12-31", "value = 2028",
     "project_end_latest.2021-01-01.value", "date"),
    ("call-share-above-1", "calls.toml", "max_eu_share = 0.50", "max_eu_share = 1.5",
     "calls.2022-innovation.max_eu_share", "0 and 1"),
    ("amount-negative", "programme.toml", AMOUNT, "amount = -1", "budget.amount",
     "0 or more"),
    ("amount-nan", "programme.toml", AMOUNT, "amount = nan", "budget.amount",
     "0 or more"),
    ("amount-infinite", "programme.toml", AMOUNT, "amount = inf", "budget.amount",
     "0 or more"),
    ("amount-huge", "programme.toml", AMOUNT, "amount = 1e9999", "budget.amount",
     "below 10^15"),
    ("amount-too-fine", "programme.toml", AMOUNT, "amount = 1e-9999", "budget.amount",
     "decimals"),
    ("exponent-absurd", "programme.toml", AMOUNT, "amount = 1e" + "9" * 30, "",
     "too many digits"),
    ("digits-absurd", "programme.toml", AMOUNT, "amount = " + "9" * 5000, "",
     "too many digits"),
]  # fmt: skip

DATES = [
    ("period-reversed", "programme.toml", START, "start = 2028-01-01", "period.end",
     "earlier"),
    ("until-before-since", "parameters.toml", LIMIT,
     LIMIT.replace("2021-12-31", "2020-12-31"), "direct_award_limit.2021-01-01.until",
     "earlier"),
    ("overlap", "parameters.toml", OLD_RATE, "until = 2022-04-22",
     "exchange_rate_2014_2020.2022-04-22.since", "overlap"),
    ("gap", "parameters.toml", OLD_RATE, "until = 2022-04-20",
     "exchange_rate_2014_2020.2022-04-22.since", "gap"),
    ("open-value-not-last", "parameters.toml", OLD_RATE, "",
     "exchange_rate_2014_2020.2022-04-22.since", "no until"),
    ("same-day-twice", "parameters.toml", "since = 2022-04-22", "since = 2021-01-01",
     "exchange_rate_2014_2020.2021-01-01.since", "overlap"),
    ("until-the-last-day", "parameters.toml", OLD_RATE, "until = 9999-12-31",
     "exchange_rate_2014_2020.2022-04-22.since", "overlap"),
    ("call-closes-first", "calls.toml", "closes = 2023-03-16", "closes = 2022-03-16",
     "calls.2023-smarter.closes", "earlier"),
]  # fmt: skip

PARAMETERS = [
    ("unknown", "parameters.toml", "[[hours_per_year]]", "[[hours_per_yer]]",
     "hours_per_yer", "not a known parameter"),
    ("wrong-unit", "parameters.toml", f'{SHARE}\nunit = "share"',
     f'{SHARE}\nunit = "years"', "max_eu_share.2021-01-01.unit", 'to be "share"'),
    ("no-such-unit", "parameters.toml", f'{SHARE}\nunit = "share"',
     f'{SHARE}\nunit = "per cent"', "max_eu_share.2021-01-01.unit", "allowed"),
    ("no-such-mode", "parameters.toml", MODE, 'value = "lottery"',
     "prioritisation_mode.2025-08-01.value", "binding_partnership"),
    ("mode-as-number", "parameters.toml", MODE, "value = 1",
     "prioritisation_mode.2025-08-01.value", "choices"),
    ("published-figure-off", "parameters.toml", "value = 1860000", "value = 1860001",
     "pre_study_total_max.2021-01-01.published", "is 1860000"),
    ("published-currency", "parameters.toml", 'value = 1860000, currency = "SEK"',
     'value = 1860000, currency = "NOK"', "pre_study_total_max.2021-01-01.published",
     "SEK"),
    ("published-of-kronor", "parameters.toml", 'value = 409\nunit = "SEK/hour"',
     'value = 409\nunit = "SEK/hour"\npublished = { value = 1, currency = "SEK" }',
     "in_kind_hour.2021-01-01.published", "EUR"),
    ("rate-changed-alone", "parameters.toml", OTHER_RATE,
     OTHER_RATE.replace("9.30", "10.00"),
     "vat_budget_max.2021-01-01.published", "50000000"),
    ("rate-too-late", "parameters.toml", "[[exchange_rate]]\nsince = 2021-01-01",
     "[[exchange_rate]]\nsince = 2021-01-02", "published", "no exchange_rate"),
    ("evidence-without-note", "parameters.toml", HOURS,
     HOURS.replace("seen", "derived"),
     "hours_per_year.2021-01-01.note", "missing"),
    ("no-such-evidence", "parameters.toml", 'unit = "share"\nevidence = "seen"',
     'unit = "share"\nevidence = "guessed"', "max_eu_share.2021-01-01.evidence",
     "unverified"),
]  # fmt: skip

REFERENCES = [
    ("document", "programme.toml", CITED, CITED.replace("programme-page", "page"),
     "budget.source", "known document"),
    ("link-document", "programme.toml", 'document = "programme-page"\nnote = {',
     'document = "page"\nnote = {', "links.authority_page.document", "known document"),
    ("need-objective", "needs.toml", '["1.1", "1.4"]', '["1.1", "4.9"]',
     "needs.innovation.objectives", '"4.9"'),
    ("need-area", "needs.toml", '"industrial-transformation", "bioeconomy"',
     '"space"', "needs.innovation.specialisation_areas", '"space"'),
    ("area-objective", "specialisation.toml", '["1.1", "1.4", "2.6"]', '["2.9"]',
     "specialisation_areas.bioeconomy.objectives", '"2.9"'),
    ("call-objective", "calls.toml", 'objectives = ["1.1"]', 'objectives = ["1.9"]',
     "calls.2022-innovation.objectives", '"1.9"'),
    ("objective-theme", "objectives.toml", OWN_THEME, 'theme = "broadband"',
     "specific_objectives.1.2.theme", "known theme"),
    ("former-theme", "former.toml", 'theme = "climate"', 'theme = "weather"',
     "former_priorities.", "known theme"),
    ("theme-policy", "objectives.toml", 'policy_objective = "2"\nobjectives',
     'policy_objective = "3"\nobjectives', "themes.climate.policy_objective",
     "policy objective"),
    ("theme-objective", "objectives.toml", THEME,
     'objectives = ["1.2", "1.8"]\nsummary',
     "themes.digitalisation-and-broadband.objectives", '"1.8"'),
    ("theme-leaves-objective-out", "objectives.toml", THEME, "objectives = []\nsummary",
     "themes.digitalisation-and-broadband.objectives", "list it here"),
    ("theme-takes-anothers", "objectives.toml", THEME,
     'objectives = ["1.2", "1.3"]\nsummary',
     "themes.digitalisation-and-broadband.objectives", "another theme"),
    ("objective-in-wrong-theme", "objectives.toml", OWN_THEME, 'theme = "climate"',
     "specific_objectives.1.2.theme", "does not list"),
    ("objective-policy", "objectives.toml",
     f'policy_objective = "1"\n{OWN_THEME}', f'policy_objective = "2"\n{OWN_THEME}',
     "specific_objectives.1.2.policy_objective", "another policy objective"),
    ("objective-policy-and-code", "objectives.toml",
     f'policy_objective = "1"\n{OWN_THEME}', f'policy_objective = "2"\n{OWN_THEME}',
     "specific_objectives.1.2.policy_objective", "has to be 1"),
    ("eu-code-of-another", "objectives.toml", 'eu_code = "RSO1.2"',
     'eu_code = "RSO1.3"', "specific_objectives.1.2.eu_code", "end with 1.2"),
]  # fmt: skip

PLACES = [
    ("county-code", "area.toml", 'code = "20"', 'code = "99"', "counties.99.code",
     "not a county code"),
    ("county-name", "area.toml", '"Dalarnas län"', '"Kopparbergs län"',
     "counties.20.official_name", "Dalarnas län"),
    ("municipality-code", "area.toml", '"2021" = "Vansbro"', '"2099" = "Vansbro"',
     "counties.20.municipalities.2099", "not a municipality code"),
    ("municipality-elsewhere", "area.toml", '"2021" = "Vansbro"', '"1715" = "Kil"',
     "counties.20.municipalities.1715", "does not lie"),
    ("municipality-name", "area.toml", '"Vansbro"', '"Nås"',
     "counties.20.municipalities.2021", "Vansbro"),
    ("municipality-no-name", "area.toml", '"Vansbro"', '""',
     "counties.20.municipalities.2021", "empty"),
    ("nuts3-elsewhere", "area.toml", '"SE312"', '"SE212"', "counties.20.nuts3", "SE31"),
    ("nuts2-elsewhere", "area.toml", 'code = "SE31"', 'code = "FI1C"', "nuts2.code",
     "start with the country"),
    ("nuts-form", "area.toml", 'code = "SE31"', 'code = "se31"', "nuts2.code", "SE31"),
    ("country-form", "area.toml", 'country = "SE"', 'country = "Sweden"', "country",
     "SE"),
]  # fmt: skip

IDENTITY = [
    ("code-not-folder", "programme.toml", "norra-mellansverige-2021-2027",
     "norra-norrland-2021-2027", "code", "folder"),
    ("code-form", "programme.toml", "norra-mellansverige-2021-2027", "Norra 2021-2027",
     "code", "for example"),
    ("code-not-period", "programme.toml", START, "start = 2020-01-01", "code",
     "2020-2027"),
    ("currency", "programme.toml", 'currency = "EUR"', 'currency = "EURO"',
     "budget.currency", "currency code"),
    ("own-currency", "programme.toml", 'default_currency = "SEK"',
     'default_currency = "kr"', "default_currency", "currency code"),
    ("fund", "programme.toml", FUND, 'fund = "ERFD"', "fund", "ERDF"),
    ("fund-as-deep-table", "programme.toml", FUND, "fund.a.b.c = 1", "fund", "allowed"),
    ("sector", "programme.toml", '["public", "private"]', '["public", "church"]',
     "co_financing.sectors", "private"),
    ("form", "programme.toml", '["cash", "in_kind"]', '["cash", "gold"]',
     "co_financing.forms", "in_kind"),
    ("cci", "programme.toml", FUND, f'{FUND}\ncci = "2021SE16RFOP"', "cci",
     "for example"),
    ("href", "programme.toml", 'href = "https://tillvaxtverket.se/"',
     'href = "tillvaxtverket.se"', "authority.href", "https://"),
    ("href-script", "programme.toml", 'href = "https://tillvaxtverket.se/"',
     'href = "javascript:alert(1)"', "authority.href", "https://"),
    ("href-space", "acts.toml", 'href = "https://eur-lex.europa.eu/eli/reg/2021/1060',
     'href = "https://eur-lex.europa.eu/eli reg', "acts.cpr.href", "https://"),
    ("href-of-document", "documents.toml",
     '"https://tillvaxtverket.se/eu-program', '"ftp://tillvaxtverket.se/eu-program',
     "programme-page.href", "https://"),
    ("slug-capital", "needs.toml", '"more-innovation"', '"More-innovation"',
     "needs.innovation.slug.en", "for example"),
    ("slug-swedish-letter", "needs.toml", '"oka-innovationskraften"', '"öka"',
     "needs.innovation.slug.sv", "for example"),
    ("slug-slash", "needs.toml", '"more-innovation"', '"more/innovation"',
     "needs.innovation.slug.en", "for example"),
    ("slug-line-end", "needs.toml", '"more-innovation"', '"more-innovation\\n"',
     "needs.innovation.slug.en", "for example"),
    ("code-with-space", "needs.toml", 'code = "innovation"', 'code = "in novation"',
     "code", "for example"),
    ("objective-code", "objectives.toml", 'code = "1.1"', 'code = "1.1.1"', "code",
     "for example"),
    ("eu-code-form", "objectives.toml", '"RSO1.1"', '"SO1.1"',
     "specific_objectives.1.1.eu_code", "RSO1.1"),
    ("period-label", "former.toml", 'period = "2014-2020"', 'period = "2014/2020"',
     "period", "2021-2027"),
    ("period-of-money", "calls.toml", 'period_money = "2014-2020"',
     'period_money = "old"', "calls.2021-pre-studies.period_money", "2021-2027"),
    ("link-kind", "programme.toml", 'kind = "authority_page"', 'kind = "A page"',
     "kind", "for example"),
    ("links-without-note", "needs.toml", LINKS_NOTE, "", "needs.innovation.links_note",
     "missing"),
]  # fmt: skip

BROKEN_TOML = [
    ("no-value", "programme.toml", FUND, "fund =", "fund", "line "),
    ("no-quotation-mark", "area.toml", '"Dalarnas län"', '"Dalarnas län',
     "official_name", "not valid TOML"),
    ("bare-word", "programme.toml", FUND, "fund = ERDF", "fund", "not valid TOML"),
    ("capital-true", "programme.toml", "complete = true", "complete = True",
     "complete", "not valid TOML"),
    ("comma-decimal", "parameters.toml", SHARE, "value = 0,50", "value",
     "not valid TOML"),
    ("half-a-table", "area.toml", "[nuts2]", "[nuts2", "", "not valid TOML"),
    ("prose", "needs.toml", "[[needs]]", "Behoven är fyra.\n[[needs]]", "",
     "not valid TOML"),
    ("control-character", "programme.toml", FUND, 'fund = "ER\0DF"', "fund",
     "not valid TOML"),
    ("nested-lists", "programme.toml", FUND, "fund = " + "[" * 5000 + "]" * 5000, "",
     "nested too deeply"),
    ("nested-keys", "programme.toml", FUND, "fund." + ".".join("a" * 5000) + " = 1",
     "", "nested too deeply"),
]  # fmt: skip

TABLE = {
    "unknown": KEYS,
    "twice": TWICE,
    "missing": MISSING,
    "kind": KINDS,
    "number": NUMBERS,
    "date": DATES,
    "parameter": PARAMETERS,
    "reference": REFERENCES,
    "place": PLACES,
    "identity": IDENTITY,
    "toml": BROKEN_TOML,
}
ROWS = [
    pytest.param(*row[1:], id=f"{group}-{row[0]}")
    for group, rows in TABLE.items()
    for row in rows
]


def _refuse(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(ProgrammeError) as caught:
        load(folder)
    return caught.value.faults


def _expect(faults: tuple[Fault, ...], file: str, key: str, word: str) -> None:
    told = [str(fault) for fault in faults]
    matching = [
        fault
        for fault in faults
        if fault.file == file and key in fault.key and word in fault.message
    ]
    assert matching, told
    assert all("Input should" not in fault.message for fault in faults), told
    assert all(fault.file for fault in faults), told


def test_mutations_are_many() -> None:
    assert len(ROWS) >= 60


def test_shipped_copy_is_accepted(folder: Path) -> None:
    assert load(folder).code == folder.name


@pytest.mark.parametrize(("file", "old", "new", "key", "word"), ROWS)
def test_broken_text_is_refused(
    folder: Path, file: str, old: str, new: str, key: str, word: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _expect(_refuse(folder), file, key, word)


def _replace_by_folder(folder: Path) -> None:
    (folder / "needs.toml").unlink()
    (folder / "needs.toml").mkdir()


def _replace_by_pipe(folder: Path) -> None:
    (folder / "needs.toml").unlink()
    os.mkfifo(folder / "needs.toml")


def _replace_by_dangling_link(folder: Path) -> None:
    (folder / "needs.toml").unlink()
    (folder / "needs.toml").symlink_to(folder / "gone.toml")


def _write(file: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return change


def _prepend(file: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        path.write_bytes(content + path.read_bytes())

    return change


def _delete(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


NO_OBJECTIVES = b"themes = []\n"
STRUCTURE = {
    "unknown-file": (_write("cals.toml", b""), "cals.toml", "", "unknown file"),
    "no-programme": (_delete("programme.toml"), "programme.toml", "", "missing"),
    "no-area": (_delete("area.toml"), "area.toml", "", "missing"),
    "no-parameters": (_delete("parameters.toml"), "parameters.toml", "", "missing"),
    "no-documents": (_delete("documents.toml"), "documents.toml", "", "missing"),
    "no-needs": (_delete("needs.toml"), "needs.toml", "needs", "complete = false"),
    "no-objectives": (
        *(_delete("objectives.toml"), "objectives.toml"),
        *("specific_objectives", "complete = false"),
    ),
    "no-themes": (
        *(_write("objectives.toml", NO_OBJECTIVES), "objectives.toml"),
        *("themes", "complete = false"),
    ),
    "empty-programme": (
        _write("programme.toml", b""),
        "programme.toml",
        "code",
        "miss",
    ),
    "empty-area": (_write("area.toml", b""), "area.toml", "counties", "missing"),
    "empty-documents": (_write("documents.toml", b"# -"), "documents.toml", "", "one"),
    "empty-parameters": (
        *(_write("parameters.toml", b"\n"), "parameters.toml"),
        *("max_eu_share", "missing"),
    ),
    "no-values": (
        *(_write("parameters.toml", b"max_eu_share = []"), "parameters.toml"),
        *("max_eu_share", "has no value"),
    ),
    "no-counties": (
        _write(
            "area.toml",
            b'country = "SE"\ncounties = []\n'
            b'[nuts2]\ncode = "SE31"\nname = { sv = "a", en = "b" }\n',
        ),
        *("area.toml", "counties", "at least one county"),
    ),
    "latin-1": (_prepend("area.toml", b"# \xe5\n"), "area.toml", "", "UTF-8"),
    "utf-16": (
        *(_write("area.toml", "a = 1".encode("utf-16")), "area.toml", "", "UTF-8"),
    ),
    "byte-order-mark": (
        *(_prepend("area.toml", b"\xef\xbb\xbf"), "area.toml", "", "byte order mark"),
    ),
    "binary": (_write("area.toml", b"\0" * 100), "area.toml", "", "not valid TOML"),
    "not-toml": (_write("area.toml", b"<html>"), "area.toml", "", "line 1"),
    "huge": (_prepend("area.toml", b"#" * 2_000_001), "area.toml", "", "larger than"),
    "huge-text-in-enum": (
        *(_prepend("programme.toml", b"fund = '" + b"x" * 10**6 + b"'\n"),),
        *("programme.toml", "fund", "twice"),
    ),
    "folder-for-file": (_replace_by_folder, "needs.toml", "", "a file is expected"),
    "pipe-for-file": (_replace_by_pipe, "needs.toml", "", "a file is expected"),
    "dangling-link": (_replace_by_dangling_link, "needs.toml", "", "missing"),
}


@pytest.mark.parametrize(
    ("change", "file", "key", "word"), STRUCTURE.values(), ids=STRUCTURE
)
def test_broken_folder_is_refused(
    folder: Path, change: Callable[[Path], None], file: str, key: str, word: str
) -> None:
    change(folder)
    _expect(_refuse(folder), file, key, word)


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    (fault,) = _refuse(tmp_path / "nowhere")
    assert str(fault) == "nowhere: there is no such folder"


def test_file_for_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "programme"
    path.write_text("code = 1", encoding="utf-8")
    (fault,) = _refuse(path)
    assert "folder" in fault.message


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "\udcff"])
def test_folder_with_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    (fault,) = _refuse(tmp_path / name)
    assert "folder" in fault.message
    assert str(fault).encode()


def test_unreadable_file_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = _refuse(folder)
    assert (fault.file, fault.message) == (
        "documents.toml",
        "the file cannot be read: Permission denied",
    )


def test_faults_are_all_told_at_once(folder: Path) -> None:
    for file, old, new in (
        ("programme.toml", FUND, 'fund = "X"'),
        ("programme.toml", AMOUNT, "amount = -1"),
        ("needs.toml", NAME, 'name = { sv = "Öka" }'),
        ("area.toml", '"SE312"', '"se"'),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    found = {(fault.file, fault.key) for fault in _refuse(folder)}
    assert found == {
        ("programme.toml", "fund"),
        ("programme.toml", "budget.amount"),
        ("needs.toml", "needs.innovation.name.en"),
        ("area.toml", "counties.20.nuts3"),
    }


def test_refusal_lists_faults_in_both_languages(folder: Path) -> None:
    (folder / "area.toml").unlink()
    with pytest.raises(ProgrammeError) as caught:
        load(folder)
    for told in (caught.value.reason.sv, caught.value.reason.en):
        assert folder.name in told
        assert "area.toml: the file is missing" in told


def test_incomplete_programme_may_lack_needs_and_co_financing(folder: Path) -> None:
    for file in ("needs.toml", "specialisation.toml", "concepts.toml"):
        (folder / file).unlink()
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("[co_financing]")
    path.write_text(head + rest[rest.index("[authority]") :], encoding="utf-8")
    faults = _refuse(folder)
    assert ("programme.toml", "co_financing") in {(f.file, f.key) for f in faults}
    text = path.read_text(encoding="utf-8")
    changed = text.replace("complete = true", "complete = false")
    path.write_text(changed, encoding="utf-8")
    assert load(folder).needs == ()


def test_country_without_a_list_of_codes_is_accepted(folder: Path) -> None:
    path = folder / "area.toml"
    text = path.read_text(encoding="utf-8")
    abroad = text.replace('"SE', '"FI').replace('"2021" = "Vansbro"', '"1" = "Åbo"')
    path.write_text(abroad, encoding="utf-8")
    assert load(folder).area.country == "FI"


def test_windows_line_ends_are_accepted(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).code == folder.name


def test_catalogue_with_a_broken_programme_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "area.toml").unlink()
    monkeypatch.setattr(catalogue, "DATA", tmp_path)
    with pytest.raises(ProgrammeError) as caught:
        catalogue.installed.__wrapped__()
    assert [fault.file for fault in caught.value.faults] == ["area.toml"]


@pytest.mark.parametrize("content", ["[[terms]]\nterm = 1", "[[terms", "terms = 1"])
def test_broken_glossary_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "glossary.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(glossary, "DATA", tmp_path)
    with pytest.raises(ProgrammeError, match=r"glossary\.toml"):
        glossary.terms.__wrapped__()


@pytest.mark.parametrize("content", ["[x]\nunit = 'furlong'", "[x", ""])
def test_broken_registry_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "registry.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(loader, "DATA", tmp_path)
    with pytest.raises(ProgrammeError):
        load(folder)


def _break(content: bytes, kind: str, start: int, length: int) -> bytes:
    start %= len(content)
    end = start + length
    if kind == "delete":
        return content[:start] + content[end:]
    if kind == "repeat":
        return content[:end] + content[start:]
    return content[:start] + bytes([content[start] ^ length]) + content[start + 1 :]


def _load_or_explain(folder: Path) -> str:
    try:
        load(folder)
    except ProgrammeError as error:
        return "\n".join(str(fault) for fault in error.faults)
    return "loaded"


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("fuzz") / SHIPPED.name
    copied.mkdir()
    for name in FILES:
        shutil.copyfile(SHIPPED / name, copied / name)
    return copied


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    file=st.sampled_from(FILES),
    kind=st.sampled_from(["delete", "repeat", "flip"]),
    start=st.integers(min_value=0, max_value=20_000),
    length=st.integers(min_value=1, max_value=255),
)
def test_damaged_file_never_raises_anything_else(
    fuzzed: Path, file: str, kind: str, start: int, length: int
) -> None:
    path = fuzzed / file
    whole = path.read_bytes()
    path.write_bytes(_break(whole, kind, start, length))
    try:
        told = _load_or_explain(fuzzed)
    finally:
        path.write_bytes(whole)
    assert told == "loaded" or re.search(r"\.toml(, .+)?: .+", told), told
