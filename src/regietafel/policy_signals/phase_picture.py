"""The table of phases as a picture and as words, for docs/signals.md: made from the table, so it cannot differ from it.

Drawn by ourselves, so that it shows wherever a picture shows; in English, as the page around it.
"""

from __future__ import annotations

from django.utils import translation

from regietafel.policy_signals.lifecycle import MOVES, Phase, asks_reason

BEGIN, END = "<!-- phases: made by `regietafel signals phases` -->", "<!-- end of phases -->"
CELL, HEAD, TOP = 96, 120, 56


def label(phase: Phase) -> str:
    """The phase in English."""
    with translation.override("en"):
        return str(phase.label)


def mark(before: Phase, after: Phase) -> str:
    """What a cell says: empty where the move does not exist."""
    if after not in MOVES[before]:
        return ""
    return "with reason" if asks_reason(before, after) else "yes"


def svg() -> str:
    """A grid: from on the left, to on top."""
    phases = list(Phase)
    width, height = HEAD + CELL * len(phases), TOP + 40 * len(phases)
    said = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            ' role="img" font-family="sans-serif" font-size="14" fill="#17252f">'
        ),
        "<title>Which phase may follow which: from on the left, to on top</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        '<text x="8" y="34" fill="#4b5a66">from \u2193 to \u2192</text>',
    ]
    for column, phase in enumerate(phases):
        middle = HEAD + CELL * column + CELL // 2
        said.append(f'<text x="{middle}" y="34" text-anchor="middle" font-weight="bold">{label(phase)}</text>')
    for row, before in enumerate(phases):
        top = TOP + 40 * row
        said.append(f'<text x="8" y="{top + 25}" font-weight="bold">{label(before)}</text>')
        said += [cell(HEAD + CELL * column, top, before, after) for column, after in enumerate(phases)]
    return "\n".join([*said, "</svg>", ""])


def cell(left: int, top: int, before: Phase, after: Phase) -> str:
    """One cell of the grid."""
    word = mark(before, after)
    fill = "#ebe8e0" if before == after else {"": "#ffffff", "yes": "#e2f0e4"}.get(word, "#fff1cc")
    box = f'<rect x="{left}" y="{top}" width="{CELL}" height="40" fill="{fill}" stroke="#8a9aa5"/>'
    said = f'<text x="{left + CELL // 2}" y="{top + 25}" text-anchor="middle">{word}</text>' if word else ""
    return box + said


def words() -> str:
    """The same table in words, between its marks."""
    lines = [BEGIN, "", "| from | may become | only with a reason |", "|---|---|---|"]
    for before in Phase:
        free = [label(after) for after in Phase if mark(before, after) == "yes"]
        bound = [label(after) for after in Phase if mark(before, after) == "with reason"]
        lines.append(f"| {label(before)} | {', '.join(free) or '–'} | {', '.join(bound) or '–'} |")
    return "\n".join([*lines, "", END])


def with_words(page: str) -> str:
    """A page with the table in it brought up to date."""
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the table of phases")
    return before + words() + after
