"""What the rules of a plan are called: the glossary's terms, for people."""

from functools import cache

from medel.core.texts import Text
from medel.programmes.glossary import terms


@cache
def name_rule(rule: str) -> Text:
    """Give the name of a rule, such as EU share; an unknown rule names itself."""
    term = next((one.term for one in terms() if one.code == rule), None)
    if term is None:
        return Text(sv=rule, en=rule)
    sv, en = term.sv.removesuffix(" (regel)"), term.en.removesuffix(" (rule)")
    return Text(sv=sv, en=en)
