"""Alphabetical order as Swedish readers expect it: å, ä and ö after z."""

import unicodedata

# Three characters after z in every alphabet that we sort.
_AFTER_Z = str.maketrans(
    {"å": "\x7b", "ä": "\x7c", "æ": "\x7c", "ö": "\x7d", "ø": "\x7d"}
)


def sort_key(word: str) -> str:
    """Give the key that sorts a word: å, ä, ö last, other accents ignored."""
    moved = word.casefold().translate(_AFTER_Z)
    if moved.isascii():
        return moved
    bare = unicodedata.normalize("NFKD", moved)
    return "".join(mark for mark in bare if not unicodedata.combining(mark))
