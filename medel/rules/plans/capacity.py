"""How large a plan may be for us to count it: limits of the machine."""

from decimal import Decimal

MOST_BYTES = 200_000
MOST_LINES = 500
MOST_LETTERS = 300
MOST_LETTERS_OF_NOTE = 2_000
MOST_DECIMALS = 6
MOST_DIGITS = 20
MOST_HOURS = Decimal(10_000_000)
MOST_KRONOR = Decimal(10) ** 12
FIRST_YEAR, LAST_YEAR = 2000, 2099
