"""The terms of use that every file carries."""

from medel.core.texts import Text

LICENCE = "CC0-1.0"
LICENCE_ADDRESS = "http://creativecommons.org/publicdomain/zero/1.0/"
TERMS = Text(
    sv="Fakta är fria att använda (CC0 1.0). Ange den källa som varje post bär.",
    en="Facts are free to use (CC0 1.0). Name the source that each record carries.",
)
