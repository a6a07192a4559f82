"""The frame: a programme arranged so that ideas can be held against it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from medel.core.texts import Language, Text
from medel.ideas.wording import Hit, Phrasebook, list_texts
from medel.programmes.concepts import Concept, shared_concepts, signs
from medel.programmes.objectives import SpecificObjective
from medel.programmes.programme import Programme
from medel.search.analysis import Analyser
from medel.search.lexicon import read_lexicon
from medel.search.vocabulary import Vocabulary
from medel.search.words import find_words

KEPT = 16
SHORTEST = 4
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Frame:
    """One programme with the thoughts that ideas are read for."""

    programme: Programme
    concepts: Mapping[str, Concept]
    analyser: Analyser

    @cached_property
    def thoughts(self) -> Phrasebook:
        """What finds the concepts in a text."""
        return Phrasebook(tuple(self.concepts.values()), self.analyser)

    @cached_property
    def signs(self) -> Phrasebook:
        """What finds the signs in a text."""
        return Phrasebook(tuple(signs().values()), self.analyser)

    @cached_property
    def stems(self) -> Mapping[str, Mapping[str, float]]:
        """The stems of each objective's own text, heavier if few others have them."""
        each = {
            objective.code: self._list_stems(objective)
            for objective in self.programme.specific_objectives
        }
        total = len(each)
        return {
            code: {
                stem: log(total / count)
                for stem in stems
                if (count := sum(stem in others for others in each.values())) < total
            }
            for code, stems in each.items()
        }

    @cached_property
    def _spoken(self) -> Mapping[tuple[str, str], Text]:
        """What the programme itself says of a concept under an objective."""
        spoken: dict[tuple[str, str], Text] = {}
        for objective in self.programme.specific_objectives:
            for sentence in _list_sentences(objective):
                for code in self._find_both(sentence):
                    spoken.setdefault((objective.code, code), sentence)
        return spoken

    def cite(self, objective: SpecificObjective, concept: str) -> Text:
        """Give the programme's words on a concept; else what the objective is for."""
        return self._spoken.get((objective.code, concept), objective.summary)

    def _find_both(self, sentence: Text) -> Mapping[str, list[Hit]]:
        return self.thoughts.find(f"{sentence.sv}\n{sentence.en}")

    def _list_stems(self, objective: SpecificObjective) -> frozenset[str]:
        texts = (objective.name, objective.summary, objective.body, *objective.examples)
        common = read_lexicon().stop_words
        words = (word for text in texts for word in find_words(f"{text.sv} {text.en}"))
        return frozenset(
            self.analyser.stems[word]
            for word in words
            if len(word) >= SHORTEST and word not in common
        )


def find_frame(programme: Programme) -> Frame:
    """Give the frame of a programme; it is made once for each version of it."""
    return _Known(programme).frame


@dataclass(frozen=True)
class _Known:
    programme: Programme

    @property
    def frame(self) -> Frame:
        return _make(self)

    def __hash__(self) -> int:
        return hash((self.programme.code, self.programme.checksum))

    def __eq__(self, other: object) -> bool:
        return hash(self) == hash(other)


@lru_cache(maxsize=KEPT)
def _make(known: _Known) -> Frame:
    programme = known.programme
    concepts = {one.code: one for one in (*shared_concepts(), *programme.concepts)}
    texts = [*list_texts(concepts.values()), *list_texts(signs().values())]
    told = (text.sv for one in programme.specific_objectives for text in _say(one))
    vocabulary = Vocabulary.gather([*texts, *told])
    return Frame(programme, concepts, Analyser(vocabulary))


def _say(objective: SpecificObjective) -> Iterable[Text]:
    return (objective.name, objective.summary, objective.body, *objective.examples)


def _list_sentences(objective: SpecificObjective) -> Iterable[Text]:
    """Give what can be quoted: examples, the summary, and the body by sentence."""
    yield from objective.examples
    yield objective.summary
    each = [_SENTENCE.split(objective.body.to(one).strip()) for one in Language]
    if len({len(sentences) for sentences in each}) == 1:
        for sv, en in zip(*each, strict=True):
            yield Text(sv=sv, en=en)
