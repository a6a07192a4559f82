"""How cost grows with the bank, drawn as SVG that reads aloud and in light and dark."""

from collections.abc import Mapping, Sequence
from math import log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 50, 50
# One dash and one mark for each curve: nobody needs colours to tell them apart.
DASHES = ("", "6 4", "2 3", "10 3 2 3")
MARKS = ("●", "■", "▲", "◆")
COLOURS = ("#1f6f4a", "#b3412e", "#2b5c9e", "#8a6d1a")
DARK = ("#7cc9a0", "#f0907e", "#8fb8f0", "#d9bc62")
LEAST_GAP = 16
Points = Sequence[tuple[int, float]]


def draw_curves(title: str, description: str, curves: Mapping[str, Points]) -> str:
    """Draw milliseconds over the number of operations, both in powers of ten."""
    points = [point for one in curves.values() for point in one]
    scale = _Scale.around(points)
    ends = _spread({name: scale.y(one[-1][1]) for name, one in curves.items()})
    parts = [_write_head(title, description), _write_grid(scale)]
    for number, (name, one) in enumerate(curves.items()):
        parts.append(_write_curve(number, name, one, scale, ends[name]))
    return "\n".join((*parts, "</svg>", ""))


class _Scale:
    """From operations and milliseconds to places in the picture."""

    def __init__(self, first: int, last: int, low: int, high: int) -> None:
        """Take the powers of ten at the edges."""
        self.first, self.last, self.low, self.high = first, last, low, high

    @classmethod
    def around(cls, points: Sequence[tuple[int, float]]) -> "_Scale":
        counts = [log10(count) for count, _ in points]
        values = [log10(max(value, 0.01)) for _, value in points]
        first, last = int(min(counts)), -int(-max(counts) // 1)
        return cls(
            first,
            max(last, first + 1),
            int(min(values) // 1),
            max(-int(-max(values) // 1), int(min(values) // 1) + 1),
        )

    def x(self, count: int) -> float:
        width = WIDTH - LEFT - RIGHT
        return round(
            LEFT + width * (log10(count) - self.first) / (self.last - self.first), 1
        )

    def y(self, value: float) -> float:
        height = HEIGHT - TOP - BOTTOM
        part = (log10(max(value, 0.01)) - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - height * part, 1)


def _write_head(title: str, description: str) -> str:
    colours = "\n".join(
        f".c{number} {{ color: {colour}; }}" for number, colour in enumerate(COLOURS)
    )
    dark = "\n".join(
        f".c{number} {{ color: {colour}; }}" for number, colour in enumerate(DARK)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"
 role="img" aria-labelledby="title description" font-family="system-ui, sans-serif">
<title id="title">{escape(title)}</title>
<desc id="description">{escape(description)}</desc>
<style>
.paper {{ fill: #fbf9f4; }} .ink {{ fill: #22201c; }} .grid {{ stroke: #d8d2c4; }}
{colours}
@media (prefers-color-scheme: dark) {{
.paper {{ fill: #1d1c1a; }} .ink {{ fill: #ece8df; }} .grid {{ stroke: #45423c; }}
{dark}
}}
</style>
<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>
<text class="ink" x="{LEFT}" y="28" font-size="16">{escape(title)}</text>"""


def _write_grid(scale: _Scale) -> str:
    lines = []
    for power in range(scale.low, scale.high + 1):
        y = scale.y(10**power)
        lines.append(_line(LEFT, y, WIDTH - RIGHT, y))
        lines.append(_text(LEFT - 8, y + 4, f"{10**power:g} ms", "end"))
    for power in range(scale.first, scale.last + 1):
        x = scale.x(10**power)
        lines.append(_line(x, TOP, x, HEIGHT - BOTTOM))
        lines.append(_text(x, HEIGHT - BOTTOM + 20, f"{10**power:,}", "middle"))
    lines.append(_text(LEFT, HEIGHT - 10, "operations in the bank", "start"))
    return "\n".join(lines)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text class="ink" x="{x}" y="{y}" font-size="12"'
        f' text-anchor="{anchor}">{escape(text)}</text>'
    )


def _write_curve(
    number: int, name: str, points: Points, scale: _Scale, end: float
) -> str:
    place = number % len(COLOURS)
    path = " ".join(f"{scale.x(count)},{scale.y(value)}" for count, value in points)
    marks = "".join(
        f'<text x="{scale.x(count)}" y="{scale.y(value) + 4}" font-size="12"'
        f' fill="currentColor" text-anchor="middle">{MARKS[place]}</text>'
        for count, value in points
    )
    last = scale.x(points[-1][0])
    return (
        f'<g class="c{place}"><polyline points="{path}" fill="none"'
        f' stroke="currentColor" stroke-width="2"'
        f' stroke-dasharray="{DASHES[place]}"/>{marks}'
        f'<text x="{last + 12}" y="{end + 4}" font-size="12"'
        f' fill="currentColor">{MARKS[place]} {escape(name)}</text></g>'
    )


def _spread(ends: Mapping[str, float]) -> dict[str, float]:
    """Move names that would lie over each other apart."""
    placed: dict[str, float] = {}
    above = 0.0
    for name, y in sorted(ends.items(), key=lambda pair: pair[1]):
        placed[name] = above = max(y, above + LEAST_GAP)
    return placed
