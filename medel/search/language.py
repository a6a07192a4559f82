"""The query language: from what somebody typed to a tree, whatever they typed."""

from dataclasses import dataclass

from medel.search import fields
from medel.search.lexer import Kind, Symbol, read_symbols
from medel.search.ranges import is_ranged, read_range
from medel.search.tree import (
    EVERYTHING,
    And,
    Chunk,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Value,
    Within,
    Word,
)
from medel.search.words import ASSOCIATION, ECONOMIC, find_words

# Brackets within brackets within brackets beyond this are read as if not there.
DEEPEST = 10
MOST_WORDS = 50
STAR = "*"


def parse(text: str) -> Node:
    """Read a query; broken and half-typed ones are read as far as they make sense."""
    parser = _Parser(read_symbols(text))
    nodes = []
    while not parser.at_end:
        nodes.append(parser.read_either(depth=0))
        parser.skip_closing()
    return _all_of(nodes) or EVERYTHING


@dataclass
class _Parser:
    symbols: list[Symbol]
    place: int = 0
    words: int = 0
    before: str = ""

    @property
    def at_end(self) -> bool:
        return self.place >= len(self.symbols)

    def skip_closing(self) -> None:
        """Pass a closing bracket that nothing opened."""
        if self._next is Kind.CLOSE:
            self.place += 1

    def read_either(self, *, depth: int) -> Node | None:
        """Read alternatives up to the closing bracket or the end."""
        choices = [self._read_all(depth=depth)]
        while self._next is Kind.OR:
            self.place += 1
            choices.append(self._read_all(depth=depth))
        found = tuple(choice for choice in choices if choice is not None)
        if not found:
            return None
        return found[0] if len(found) == 1 else Or(found)

    @property
    def _next(self) -> Kind | None:
        return None if self.at_end else self.symbols[self.place].kind

    def _read_all(self, *, depth: int) -> Node | None:
        nodes = []
        while self._next not in {None, Kind.OR, Kind.CLOSE}:
            nodes.append(self._read_one(depth=depth))
        return _all_of(nodes)

    def _read_one(self, *, depth: int) -> Node | None:
        negated = False
        while self._next in {Kind.NOT, Kind.AND}:
            negated ^= self._next is Kind.NOT
            self.place += 1
        if self._next in {None, Kind.OR, Kind.CLOSE}:
            return None
        symbol = self.symbols[self.place]
        self.place += 1
        node = self._read_symbol(symbol, depth=depth)
        return Not(node) if negated and node is not None else node

    def _read_symbol(self, symbol: Symbol, *, depth: int) -> Node | None:
        if symbol.kind is not Kind.OPEN:
            return self._read_words(symbol)
        if depth >= DEEPEST:
            return None
        node = self.read_either(depth=depth + 1)
        self.skip_closing()
        return node

    def _read_words(self, symbol: Symbol) -> Node | None:
        field = fields.find_field(symbol.field) if symbol.field else None
        if field and symbol.text:
            node = read_field(field, symbol)
            if node is not None:
                return node
        return self._read_text(symbol)

    def _read_text(self, symbol: Symbol) -> Node | None:
        """Read text that no field claims; an unknown field's name is a word too."""
        words = self._take(find_words(f"{symbol.field} {symbol.text}"))
        if not words:
            return EVERYTHING if symbol.text == STAR else None
        if symbol.text.endswith(STAR):
            return _all_of([*map(Word, words[:-1]), Prefix(words[-1])])
        if symbol.kind is Kind.QUOTED:
            return Phrase(words)
        if len(words) == 1:
            return Word(words[0])
        return Chunk(words, "".join(words))

    def _take(self, words: list[str]) -> tuple[str, ...]:
        """Take words up to the most that one query may hold; mend "ek. för."."""
        if self.before in ECONOMIC and words[:1] == ["för"]:
            words[0] = ASSOCIATION
        taken = tuple(words[: max(0, MOST_WORDS - self.words)])
        self.words += len(taken)
        self.before = words[-1] if words else ""
        return taken


def read_field(field: str, symbol: Symbol) -> Node | None:
    """Read what stands after a field's colon, or None if it makes no sense there."""
    text = symbol.text.strip()
    if is_ranged(field):
        found = read_range(field, text)
        if found is not None or field in {fields.AMOUNT, fields.DECIDED}:
            return found
    words = tuple(find_words(text))
    if not words:
        return None
    if field == fields.NUMBERS:
        return Number("".join(words))
    if field in fields.PHRASED:
        return Within(field, words)
    return Value(field, text.removesuffix(STAR), open_end=text.endswith(STAR))


def _all_of(nodes: list[Node | None]) -> Node | None:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, And):
            found += node.nodes
        elif node is not None:
            found.append(node)
    if not found:
        return None
    return found[0] if len(found) == 1 else And(tuple(found))
