"""Licences: what may be done with a record, in the words of the file it came from.

A record bears the licence of its origin. Empty means that the source states none; it
never means that the record is free to use.
"""

# Of what an installation publishes itself: its programmes' lists, its own decisions.
LICENCE = "CC0-1.0"
LONGEST = 200
