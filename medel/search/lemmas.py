"""Lemmas and stems: one form for all inflections of a word, in its own language."""

from functools import lru_cache

import simplemma
from simplemma.strategies import DictionaryLookupStrategy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from medel.core.texts import Language
from medel.search.lexicon import read_lexicon
from medel.search.words import fold

# Shorter words, and words with digits, are names and numbers: they have no inflections.
SHORTEST = 3
KEPT = 60_000
MOST_STEPS = 3
_DICTIONARIES = DictionaryLookupStrategy()
_STEMMERS = {
    language: TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer(name)).build()
    for language, name in ((Language.SWEDISH, "swedish"), (Language.ENGLISH, "english"))
}


@lru_cache(maxsize=KEPT)
def is_known(word: str, language: Language = Language.SWEDISH) -> bool:
    """Tell whether the dictionary of a language holds the word."""
    return _DICTIONARIES.get_lemma(word, language.value) is not None


@lru_cache(maxsize=KEPT)
def find_lemma(word: str) -> str:
    """Give the dictionary form of a Swedish word, or the word itself.

    The tables lead some forms to another form that leads on; all end at the same.
    """
    for _ in range(MOST_STEPS):
        lemma = _look_up(word)
        if lemma == word:
            break
        word = lemma
    return _find_noun(word)


def _find_noun(lemma: str) -> str:
    """Give medicinteknik for medicinteknisk: who writes one means the other."""
    for ending, noun in read_lexicon().adjectives.items():
        if lemma.endswith(ending) and lemma != ending:
            return lemma.removesuffix(ending) + noun
    return lemma


def _look_up(word: str) -> str:
    lexicon = read_lexicon()
    if word in lexicon.short_parts:
        return word
    if _is_genitive(word):
        return word[:-1]
    own = lexicon.lemmas.get(word)
    return own or simplemma.lemmatize(word, lang=Language.SWEDISH.value).lower()


def _is_genitive(word: str) -> bool:
    """Tell whether a word is one that the dictionary knows with an s after it."""
    return word.endswith("s") and not is_known(word) and is_known(word[:-1])


def find_language(word: str) -> Language:
    """Choose the language of one word; Swedish, unless only English knows it."""
    if word in read_lexicon().lemmas or is_known(word):
        return Language.SWEDISH
    known = is_known(word, Language.ENGLISH)
    return Language.ENGLISH if known else Language.SWEDISH


def find_stem(word: str) -> str:
    """Give what all inflections of a word share: its lemma, cut by Snowball."""
    lexicon = read_lexicon()
    if len(word) < SHORTEST or not word.isalpha() or word in lexicon.stop_words:
        return fold(word)
    language = find_language(word)
    if language is Language.SWEDISH:
        return cut(find_lemma(word), language)
    lemma = simplemma.lemmatize(word, lang=language.value).lower()
    return cut(lemma, language)


def cut(lemma: str, language: Language) -> str:
    """Cut the ending off a lemma."""
    if lemma in read_lexicon().uncut:
        return fold(lemma)
    stems = _STEMMERS[language].analyze(lemma)
    return fold(stems[0]) if stems else fold(lemma)
