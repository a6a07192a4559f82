"""Plain tables for a terminal."""

from collections.abc import Sequence


def write_table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write rows in columns; a heading of empty words is left out."""
    lines = [heading, *rows] if any(heading) else list(rows)
    if not lines:
        return "nothing to show"
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(_write_line(line, widths) for line in lines)


def _write_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
