"""HTML to blocks: a whole page, a table inside a text, or what stands in one cell. Nothing in it is run or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from regietafel.reading.blocks import Block, Cell, Place, Table, Text
from regietafel.reading.readers.inline import BOLD_TAGS, ITALIC_TAGS, Notes, Run, styled
from regietafel.reading.readers.source import without_scripts

PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "blockquote",
        "address",
        "dd",
        "dt",
        "dl",
        "figure",
        "figcaption",
        "center",
        "pre",
        "body",
        "html",
        "form",
        "fieldset",
        "details",
        "summary",
        "nav",
        "caption",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(["ul", "ol", "menu"])
SKIPPED = frozenset(["script", "style", "head", "template", "noscript", "svg", "object", "iframe"])
DEEPEST = 120
DASH = re.compile(r"(?:^|(?<=\s))[-•–]\s+")
MOST_SPANNED = 60
LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass
class Walk:
    """A walk through a tree of HTML; ``runs`` is the paragraph that is being gathered."""

    notes: Notes
    first_line: int = 1
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line: int = 1
    heading: int = 0
    lists: list[tuple[str, int]] = field(default_factory=list)
    marker: str = ""

    def end_paragraph(self) -> None:
        """Make a block of what was gathered."""
        made = styled(self.runs, self.notes)
        self.runs = []
        if made.text:
            place = Place(line=self.line)
            depth = len(self.lists) if self.marker else 0
            self.blocks.append(Text(made.text, place, self.heading, depth, self.marker, made.bold, italic=made.italic))
            self.marker = ""


def parsed(text: str) -> html.HtmlElement | None:
    """The tree of a page or a piece of one; nothing when there is none in it."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(without_scripts(text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def blocks_of_markup(text: str, first_line: int = 1, notes: Notes | None = None) -> list[Block]:
    """The blocks of a piece of HTML that starts on ``first_line`` of its file."""
    root = parsed(text)
    if root is None:
        return []
    walk = Walk(notes or Notes(frozenset()), first_line, line=first_line)
    visit(root, walk, Run(""), 0)
    walk.end_paragraph()
    return walk.blocks


def visit(element: html.HtmlElement, walk: Walk, style: Run, depth: int) -> None:
    """Take in an element and what it holds; ``style`` is how its text is set."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in SKIPPED or depth > DEEPEST:
        return
    if tag == "table":
        walk.end_paragraph()
        if table := table_of(element, walk):
            walk.blocks.append(table)
        return
    is_block = tag in PARAGRAPHS or tag in HEADINGS or tag in LISTS or tag in {"li", "br", "hr"}
    if is_block:
        walk.end_paragraph()
    with_style = replace(
        style,
        bold=style.bold or tag in BOLD_TAGS or tag == "dt",
        italic=style.italic or tag in ITALIC_TAGS,
        raised=style.raised or tag == "sup",
    )
    enter(element, tag, walk)
    gather(element.text, element, walk, with_style)
    for child in element:
        visit(child, walk, with_style, depth + 1)
        gather(child.tail, child, walk, with_style)
    if is_block:
        walk.end_paragraph()
    leave(tag, walk)


def enter(element: html.HtmlElement, tag: str, walk: Walk) -> None:
    """Note where a heading, a list or an item of one begins."""
    if tag in HEADINGS:
        walk.heading = HEADINGS[tag]
    elif tag in LISTS:
        walk.lists.append((tag, 0))
    elif tag == "li":
        kind, count = walk.lists.pop() if walk.lists else ("ul", 0)
        walk.lists.append((kind, count + 1))
        walk.marker = f"{count + 1}." if kind == "ol" else "-"


def leave(tag: str, walk: Walk) -> None:
    """Note where it ends."""
    if tag in HEADINGS:
        walk.heading = 0
    elif tag in LISTS:
        walk.lists.pop()
        walk.marker = ""
    elif tag == "li":
        walk.marker = ""


def gather(said: str | None, element: html.HtmlElement, walk: Walk, style: Run) -> None:
    """Add words to the paragraph; it stands where its first word stands."""
    if not said:
        return
    if said.strip() and not any(run.text.strip() for run in walk.runs):
        walk.line = walk.first_line - 1 + (element.sourceline or 1)
    walk.runs.append(replace(style, text=said))


def table_of(element: html.HtmlElement, walk: Walk) -> Table | None:
    """A table, with a covered cell wherever another one reaches."""
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
    taken: dict[tuple[int, int], Cell] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            while (at, column) in taken:
                column += 1
            column += place_cell(cell, (at, column), len(rows) - at, walk, taken)
    if not taken:
        return None
    place = Place(line=walk.first_line - 1 + (element.sourceline or 1))
    return Table(filled(taken, place), place, title=" ".join(element.findtext("caption", "").split()))


def place_cell(
    element: html.HtmlElement, at: tuple[int, int], rows_left: int, walk: Walk, taken: dict[tuple[int, int], Cell]
) -> int:
    """Put a cell where it belongs, with what it covers; how many columns it takes."""
    row, column = at
    rows, columns = min(span(element, "rowspan"), rows_left), span(element, "colspan")
    line = walk.first_line - 1 + (element.sourceline or 1)
    place = Place(line=line, row=row + 1, column=column + 1)
    made = cell_of(list(pieces(element, line, walk)), place)
    taken[row, column] = replace(made, rows=rows, columns=columns, bold=made.bold or element.tag == "th")
    for down in range(rows):
        for right in range(columns):
            where = place.at(row=row + down + 1, column=column + right + 1)
            taken.setdefault((row + down, column + right), Cell((), where, covered=True))
    return columns


def span(element: html.HtmlElement, name: str) -> int:
    """How many rows or columns a cell says that it spans; nonsense is one."""
    said = element.get(name, "1").strip()
    return min(max(int(said), 1), MOST_SPANNED) if said.isdecimal() and len(said) < 5 else 1


def pieces(element: html.HtmlElement, line: int, walk: Walk) -> Iterator[Text]:
    """The paragraphs of a cell; a table inside it is told row by row."""
    inner = Walk(walk.notes, walk.first_line, line=line)
    gather(element.text, element, inner, Run(""))
    for child in element:
        visit(child, inner, Run(""), 0)
        gather(child.tail, child, inner, Run(""))
    inner.end_paragraph()
    for block in inner.blocks:
        if isinstance(block, Text):
            yield block
        else:
            yield from (Text(" ".join(cell.text for cell in row).strip(), block.place) for row in block.rows)


def cell_of(texts: list[Text], place: Place) -> Cell:
    """A cell of its paragraphs. A list that was pasted as one line with dashes is taken apart again."""
    told: list[tuple[str, bool]] = []
    for text in texts:
        parts = [part.strip() for part in DASH.split(text.text)] if DASH.match(text.text) else [text.text]
        told.extend((part, bool(text.item) or len(parts) > 1) for part in parts if part)
    bold = bool(texts) and all(text.bold == len(text.text) for text in texts)
    return Cell(tuple(text for text, _item in told), place, tuple(item for _text, item in told), bold=bold)


def filled(taken: dict[tuple[int, int], Cell], place: Place) -> tuple[tuple[Cell, ...], ...]:
    """The rows, all as wide as the widest."""
    height = max(row for row, _column in taken) + 1
    width = max(column for _row, column in taken) + 1
    return tuple(
        tuple(taken.get((row, column)) or Cell((), place.at(row=row + 1, column=column + 1)) for column in range(width))
        for row in range(height)
    )
