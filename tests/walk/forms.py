"""The forms of a page as somebody else would send them, or with numbers in them that do not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.page import Page
from tests.submitted import FormReader, PageForm
from tests.walk.table import Line
from tests.walk.walker import Answer
from tests.world import MARKERS, Place

MEANT_BY_CHOICES = ("goal", "action", "organisation", "group", "function", "tag", "person", "role")
"""Things that a choice in a form may mean."""

FRAME = ("/nl/account/logout/", "/nl/me/density/")
NUMBERED = re.compile(r"([a-z]*[-:]?)(\d+)")


class ChoiceReader(FormReader):
    """Reads the forms of a page, and keeps every choice that they offer, chosen or not."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: dict[int, list[tuple[str, str]]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an option of a list, a dot or a box beside what a browser would send."""
        super().handle_starttag(tag, attrs)
        held = {name: value or "" for name, value in attrs}
        if self.inside is None:
            return
        choices = self.offered.setdefault(len(self.forms) - 1, [])
        if tag == "option":
            choices.append((self.named, held.get("value", "")))
        elif tag == "input" and held.get("type") in {"checkbox", "radio"} and held.get("name"):
            choices.append((held["name"], held.get("value", "")))


def posting_forms(answer: Answer) -> list[PageForm]:
    """The forms of a page that change something, those in its frame (language, density, leaving) left out."""
    return [form for form, _offered in offered_forms(answer)]


def offered_forms(answer: Answer) -> list[tuple[PageForm, list[tuple[str, str]]]]:
    """The same forms, each with everything that can be chosen in it."""
    reader = ChoiceReader()
    reader.feed(answer.text)
    return [
        (form, reader.offered.get(place, []))
        for place, form in enumerate(reader.forms)
        if form.method.lower() == "post" and form.action not in FRAME
    ]


def target(form: PageForm, page: Page, place: Place) -> str:
    """Where a form posts to."""
    return form.action or page.url(place)


def refused_faults(answer: Answer, line: Line, role: str, data: dict[str, list[str]]) -> Iterator[str]:
    """What is wrong with the answer to a form that somebody else filled in; it may show them what they sent."""
    sent = str(data).lower()
    typed = {word for word in MARKERS if word in sent}
    allowed = line.answers[role] in {"ok", "away"}
    if answer.status >= 500 or (not allowed and answer.outcome not in {"403", "404", "login"}):
        yield f"{role} {answer.path}: {answer.outcome}"
    if not allowed and answer.wrote:
        yield f"{role} {answer.path} wrote {answer.wrote[0]}"
    if words := set(answer.words_for_others(role)) - typed:
        yield f"{role} {answer.path} tells {sorted(words)}"


def smuggled_values(form: PageForm, offered: list[tuple[str, str]], elsewhere: Place) -> Iterator[tuple[str, str]]:
    """For each choice of the form, the same sort of value with numbers of the other region."""
    numbers = sorted({elsewhere.things[name] for name in MEANT_BY_CHOICES})
    for name, value in dict.fromkeys([*form.pairs, *offered]):
        shape = NUMBERED.fullmatch(value)
        if shape and name not in {"version", "once", "year"}:
            yield from ((name, f"{shape[1]}{number}") for number in numbers)
