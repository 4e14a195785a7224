"""HTML of a mail as plain text that a person can read: what is hidden is left out, links are shown, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from regietafel.reading.mail.bounds import MOST_MARKUP, MOST_SIGNS
from regietafel.reading.mail.cleaning import UNSEEN

NOT_TEXT = {
    "head",
    "style",
    "script",
    "title",
    "noscript",
    "template",
    "object",
    "iframe",
    "svg",
    "select",
    "audio",
    "video",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
PARAGRAPHS = {"p", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = PARAGRAPHS | {
    "div",
    "li",
    "tr",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "dl",
    "dt",
    "dd",
    "form",
    "center",
}
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|(?<![\w-])(?:font-size|max-height)\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
CIDS = re.compile(r"cid:([^\"'\s)>]{1,500})", re.IGNORECASE)
LINKS = ("http://", "https://", "mailto:", "tel:")
QUOTE_OPENS, QUOTE_CLOSES = "\ue000", "\ue001"
"""Signs without a meaning of their own, to mark where a quotation stands; taken out of what strangers write."""

FURTHEST = 60
"""How many open elements an end may close; more is no HTML that a mail program makes."""


def readable(markup: str) -> str:
    """The text of HTML; of HTML that cannot be read to its end, what was read.

    Python's own parser takes minutes over a few hundred thousand signs of malformed HTML, so it is not used.
    """
    target: Any = Text()
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    clean = UNSEEN.sub("", markup[:MOST_MARKUP]).replace(QUOTE_OPENS, "").replace(QUOTE_CLOSES, "")
    try:
        parser.feed(clean.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        target.close_link()
    return quoted("".join(target.out))


def shown_parts(markup: str) -> set[str]:
    """The identities of the parts that HTML shows in its text."""
    return {found.strip("<>").lower() for found in CIDS.findall(markup[:MOST_MARKUP])}


class Text:
    """Collects the text while HTML goes by; the parser calls it for each piece."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.hidden = self.kept = self.signs = 0
        self.ends = 2
        self.lists: list[int] = []
        self.link, self.link_at = "", 0

    def start(self, tag: str, told: Mapping[str, str]) -> None:
        """Open an element, or stand for one that is never closed."""
        if tag in VOID:
            if not self.hidden:
                self.stand_alone(tag, told)
            return
        hides = tag in NOT_TEXT or "hidden" in told or bool(HIDDEN.search(told.get("style", "")[:2_000]))
        self.open.append((tag, hides))
        self.hidden += hides
        self.kept += tag == "pre"
        if not self.hidden:
            self.begin(tag, told)

    def begin(self, tag: str, told: Mapping[str, str]) -> None:
        """What an element puts before its text."""
        self.break_for(tag)
        if tag == "a":
            self.close_link()
            href = told.get("href", "").strip()
            self.link, self.link_at = (href if href.lower().startswith(LINKS) else ""), len(self.out)
        elif tag == "blockquote":
            self.put(f"\n{QUOTE_OPENS}\n")
        elif tag in {"ol", "ul"}:
            self.lists = [*self.lists[-20:], 0 if tag == "ol" else -1]
        elif tag == "li":
            numbered = bool(self.lists) and self.lists[-1] >= 0
            if numbered:
                self.lists[-1] += 1
            self.put(f"{self.lists[-1]}. " if numbered else "- ")

    def stand_alone(self, tag: str, told: Mapping[str, str]) -> None:
        """An element without text of its own: a line, a picture with words for who cannot see it."""
        if tag == "br":
            self.put("\n")
        elif tag == "hr":
            self.put("\n---\n")
        elif tag == "img" and not is_pixel(told) and (words := told.get("alt", "").strip()):
            self.put(f"[{words[:200]}]")

    def end(self, tag: str) -> None:
        """Close the nearest element of that name with all in it; an end of nothing is passed over."""
        near = self.open[-FURTHEST:]
        if tag not in {name for name, _hides in near}:
            return
        while self.open:
            name, hides = self.open.pop()
            if not self.hidden:
                self.finish(name)
            self.hidden -= hides
            self.kept -= name == "pre"
            if name == tag:
                return

    def finish(self, tag: str) -> None:
        """What an element puts behind its text."""
        if tag == "a":
            self.close_link()
        elif tag == "blockquote":
            self.put(f"\n{QUOTE_CLOSES}\n")
        elif tag in {"td", "th"}:
            self.put("\t")
        elif tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        self.break_for(tag)

    def put(self, text: str) -> None:
        """Add text, and know with how many ends of a line it ends."""
        self.out.append(text)
        rest = text.rstrip(" \t\n")
        self.ends = text[len(rest) :].count("\n") + (0 if rest else self.ends)

    def break_for(self, tag: str) -> None:
        """End the line, and leave one free around a paragraph."""
        if tag in BLOCKS:
            self.put("\n" * ((2 if tag in PARAGRAPHS else 1) - self.ends))

    def close(self) -> None:
        """The end of the mail."""
        self.close_link()

    def close_link(self) -> None:
        """Show where a link goes, unless its text says it."""
        text = "".join(self.out[self.link_at :]).strip()
        bare = self.link.removeprefix("mailto:").removeprefix("tel:")
        if self.link and bare.rstrip("/") not in {text.rstrip("/"), "http://" + text, "https://" + text}:
            self.put(f" <{bare[:2_000]}>" if text else f"<{bare[:2_000]}>")
        self.link = ""

    def data(self, data: str) -> None:
        """Keep text that is seen, in single spaces unless it stands as it was typed."""
        if self.hidden or self.signs > 2 * MOST_SIGNS:
            return
        self.signs += len(data)
        if not self.kept:
            data = re.sub(r"[ \t\r\n\f]+", " ", data)
            data = data.lstrip(" ") if self.ends else data
        self.put(data)


def is_pixel(told: Mapping[str, str]) -> bool:
    """Whether a picture is there to be fetched and not to be seen."""
    sizes = (told.get("width", ""), told.get("height", ""))
    tiny = any(size.strip().removesuffix("px") in {"0", "1"} for size in sizes)
    return tiny or bool(HIDDEN.search(told.get("style", "")[:2_000]))


def quoted(text: str) -> str:
    """Quotations as mail programs write them in plain text, with > before each line; free lines at most one together."""
    out: list[str] = []
    depth = 0
    for raw in text.split("\n"):
        if raw.strip() == QUOTE_OPENS:
            depth = min(depth + 1, 20)
            continue
        if raw.strip() == QUOTE_CLOSES:
            depth = max(depth - 1, 0)
            while out and out[-1].startswith(">") and not out[-1].strip(" >"):
                out.pop()
            continue
        said = raw.replace("\xa0", " ").rstrip().lstrip("\t")
        before = ">" * depth + " " * bool(depth)
        if said or (out and out[-1].strip(" >")):
            out.append((before + said).rstrip())
    return "\n".join(out).strip("\n")
