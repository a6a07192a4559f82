"""Organisation numbers: ten digits with a check digit, of legal persons only."""

from stdnum.exceptions import ValidationError
from stdnum.se import orgnr

from medel.parties.errors import refuse

# In a legal person's number the third digit is at least 2; below that it is the month
# of somebody's birth.
LEAST_THIRD = 2


def read_number(stated: str) -> str:
    """Give an organisation number as ten digits, or refuse it."""
    try:
        number = str(orgnr.validate(stated.strip()))
    except ValidationError as error:
        raise refuse(
            sv=f'"{stated[:40]}" är inget organisationsnummer. Skriv tio siffror, till '
            "exempel 202100-2023, och kontrollera att de är rätt.",
            en=f'"{stated[:40]}" is not an organisation number. Write ten digits, such '
            "as 202100-2023, and check that they are right.",
        ) from error
    if int(number[2]) < LEAST_THIRD:
        raise refuse(
            sv="Detta ser ut som ett personnummer. Bara juridiska personer kan söka.",
            en="This looks like a personal identity number. Only legal persons apply.",
        )
    return number


def write_number(number: str) -> str:
    """Write an organisation number as people do: 202100-2023."""
    return str(orgnr.format(number))
