"""From lines to paragraphs: which lines a program broke at the edge, and which a person ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from regietafel.reading.blocks import Place, Text
from regietafel.reading.readers.looks import Seen
from regietafel.reading.readers.pdf.lines import ENDS_OF_SENTENCE, MARK, NUMBER, Line
from regietafel.reading.readers.signs import BULLET, pictured, plain

USUAL_PITCH, WIDEST_PITCH, MORE = 1.25, 2.2, 1.18
"""From line to line, in parts of the size of letters; what is so many times wider than usual parts two paragraphs."""

INDENT = 0.8
OFTEN_BROKEN = 0.02
OTHER_SIZE = 0.6
SURELY, A_SPACE = 1.6, 0.3
UNSEEN_BREAK = "\ue000"
"""What we put where a narrow cell broke a word and no sign says so."""

BROKEN = "-\ue000\u2010\u00ad\x02\ufffe"
"""Signs at the end of a line for a word that goes on; PDFium puts one of its own there."""

WHOLE = frozenset(
    [
        "aan",
        "bij",
        "dat",
        "de",
        "die",
        "door",
        "een",
        "het",
        "in",
        "met",
        "naar",
        "of",
        "om",
        "op",
        "over",
        "rond",
        "te",
        "tot",
        "tussen",
        "uit",
        "van",
        "voor",
    ]
)
"""Words that are not the second half of a word."""

HANGING = frozenset(["en", "of", "and", "or", "et", "ou", "tot"])
"""Before these a hyphen stands for a word left out: "werk- en zorg"."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
PICTURED = re.compile(r"[\uf000-\uf0ff]")
DEEPER = 6.0
"""Points to the right that make an item one deeper."""


class Hyphens:
    """Knows which words are written with a hyphen elsewhere in the document."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    @cached_property
    def words(self) -> frozenset[str]:
        """All of them, looked up the first time that a line ends with a hyphen."""
        return frozenset(word.casefold() for text in self.texts if "-" in text for word in WORD.findall(text))

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each word stands in the document, and not alone on a line where it may be half a word."""
        return Counter(word for text in self.texts if " " in text for word in text.split())

    @cached_property
    def breaks_words(self) -> bool:
        """Whether the program that made the document broke words: then far more lines end with a hyphen than else."""
        ended = sum(text[-1:] in BROKEN and text[-2:-1].isalpha() for text in self.texts)
        return ended >= OFTEN_BROKEN * len(self.texts)

    def knows_both(self, word: str, rest: str) -> bool:
        """Whether what may be two halves are two words that stand elsewhere too, and not one word together."""
        if self.counted[word + rest]:
            return False
        return rest in WHOLE or (self.counted[word] > 1 and self.counted[rest] > 1)

    def joined(self, before: str, after: str) -> str:
        """Two lines as one."""
        last = before[-1:]
        if last == UNSEEN_BREAK:
            return before[:-1] + after
        if last == "-" and before[-2:-1].isdigit() and after[:1].isdigit():
            return before + after
        if last not in BROKEN or not before[-2:-1].isalpha():
            return f"{before} {after}"
        first = re.match(r"[^\W\d_]*", after)
        word = first[0] if first else ""
        stem = re.split(r"[^\w-]", before[:-1])[-1]
        if word in HANGING:
            return f"{before[:-1]}- {after}"
        if not word or word[0].isupper() or f"{stem}-{word}".casefold() in self.words:
            return f"{before[:-1]}-{after}"
        return before[:-1] + ("" if self.breaks_words or self.counted[stem + word] else "-") + after


@dataclass
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    mark: str = ""
    text: str = ""
    bold: int = 0
    note: str = ""
    depth: int = field(default=0)

    def add(self, line: Line, hyphens: Hyphens) -> None:
        """One more line."""
        whole = self.bold >= len(self.text)
        self.text = hyphens.joined(self.text, line.text)
        if whole and line.bold:
            self.bold = len(self.text) - len(line.text) + line.bold
        self.lines.append(line)


def begun(line: Line) -> Paragraph:
    """A paragraph with its first line; the sign of an item is taken off."""
    found = MARK.match(line.text)
    text = line.text[found.end() :].lstrip() if found else line.text
    if not found or not text:
        return Paragraph([line], "", line.text, line.bold)
    return Paragraph([line], BULLET, text, max(0, line.bold - (len(line.text) - len(text))))


def paragraphs_of(lines: Sequence[Line], hyphens: Hyphens) -> list[Paragraph]:
    """All lines of a column, a cell or a whole text as paragraphs."""
    usual = pitch(lines)
    made: list[Paragraph] = []
    for line in lines:
        if made and goes_on(made[-1], line, usual):
            made[-1].add(line, hyphens)
        else:
            made.append(begun(line))
    deepen(made)
    return made


def pitch(lines: Sequence[Line]) -> float:
    """From line to line within a paragraph, in parts of the size: the smallest distance that comes back."""
    steps: Counter[float] = Counter()
    for one, other in pairwise(lines):
        if one.size and abs(one.size - other.size) < OTHER_SIZE and one.page == other.page:
            step = (other.y - one.y) / one.size
            if 0.9 < step < WIDEST_PITCH:
                steps[round(step, 1)] += 1
    enough = max(2, steps.total() // 20)
    return min((step for step, times in steps.items() if times >= enough), default=USUAL_PITCH)


def goes_on(paragraph: Paragraph, line: Line, usual: float) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = paragraph.lines[-1]
    if MARK.match(line.text) or NUMBER.match(line.text) or runs_in(line) or differs(last, line):
        return False
    step = line.y - last.y
    if line.page != last.page or step <= 0:
        return not fits(last, line) and (line.text[:1].islower() or not last.text.endswith(ENDS_OF_SENTENCE))
    if step > usual * MORE * last.size + 0.5 or indented(paragraph, line):
        return False
    return not fits(last, line)


def runs_in(line: Line) -> bool:
    """Whether a line begins with a bold label, as in "Trekker: the town"."""
    return 0 < line.bold < len(line.text) and line.text[: line.bold].rstrip().endswith(":")


def differs(last: Line, line: Line) -> bool:
    """Whether two lines are set so differently that they are not one paragraph."""
    if abs(last.size - line.size) > OTHER_SIZE:
        return True
    return (last.whole_bold and not line.bold) or (line.whole_bold and not last.whole_bold)


def indented(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins more to the right than the lines of a paragraph, or to the left of its sign."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if line.x0 < first.x0 - INDENT * line.size and last is first and paragraph.mark:
        return True
    hangs = last is first and (paragraph.mark or NUMBER.match(first.text))
    return not hangs and line.x0 > last.x0 + INDENT * line.size


def fits(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted on the line above: then somebody ended that on purpose."""
    if not last.text or last.text[-1] in BROKEN:
        return False
    one = (line.x1 - line.x0) / len(line.text)
    needed = len(line.text.partition(" ")[0]) * one + A_SPACE * line.size
    if line.text[:1].islower() and not last.text.endswith(ENDS_OF_SENTENCE):
        needed *= SURELY
    return last.x1 + needed < last.right - 0.2 * last.size


def deepen(paragraphs: Sequence[Paragraph]) -> None:
    """How deep each item of a list stands, by where it begins."""
    levels: list[float] = []
    for paragraph in paragraphs:
        if not paragraph.mark:
            if paragraph.lines[0].x0 < (levels[0] if levels else 0) + DEEPER:
                levels = []
            continue
        begins = paragraph.lines[0].x0
        while levels and begins < levels[-1] - DEEPER:
            levels.pop()
        if not levels or begins > levels[-1] + DEEPER:
            levels.append(begins)
        paragraph.depth = len(levels)


def readable(text: str) -> str:
    """The words as a person sees them."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    pictures = PICTURED.sub(lambda found: pictured(f"{ord(found[0]):X}"), text)
    return plain(pictures.replace("\x02", "-").replace("\ufffe", "-").replace(UNSEEN_BREAK, ""))


def seen(paragraph: Paragraph) -> Seen:
    """A paragraph as every reader gives it."""
    text = readable(paragraph.text)
    bold = len(text)
    if paragraph.bold < len(paragraph.text):
        bold = len(readable(paragraph.text[: paragraph.bold])) if paragraph.bold else 0
    first = paragraph.lines[0]
    return Seen(
        Text(
            text,
            Place(page=first.page),
            item=paragraph.depth,
            marker=paragraph.mark if paragraph.depth else "",
            bold=bold,
            italic=all(line.italic for line in paragraph.lines),
            note=paragraph.note,
        ),
        max(paragraph.lines, key=lambda line: len(line.text)).size,
    )
