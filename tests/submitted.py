"""What a browser without any script would send for a form on a page, read off the HTML that was served."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponseBase

Pairs = list[tuple[str, str]]


@dataclass
class PageForm:
    """One form of a page: where it posts to and what its controls hold."""

    action: str
    method: str
    pairs: Pairs = field(default_factory=list)
    buttons: Pairs = field(default_factory=list)

    def data(self, **changes: Any) -> dict[str, list[str]]:
        """The content to post, with some controls filled in otherwise; dashes in names are written as ``__``."""
        changed = {name.replace("__", "-"): value for name, value in changes.items()}
        found: dict[str, list[str]] = {}
        for name, value in self.pairs:
            found.setdefault(name, []).append(value)
        for name, value in changed.items():
            found[name] = [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
        return found


class FormReader(HTMLParser):
    """Collects the forms of a page with what their controls hold."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.inside: PageForm | None = None
        self.text: list[str] | None = None
        self.named = ""
        self.options: Pairs = []
        self.chosen: list[str] = []
        self.many = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form and its controls."""
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = PageForm(held.get("action", ""), held.get("method", "get"))
            self.forms.append(self.inside)
        elif self.inside is None:
            return
        elif tag == "input":
            self.note_input(self.inside, held)
        elif tag == "button" and held.get("name"):
            self.inside.buttons.append((held["name"], held.get("value", "")))
        elif tag == "textarea":
            self.named, self.text = held["name"], []
        elif tag == "select":
            self.named, self.options, self.chosen, self.many = held["name"], [], [], "multiple" in held
        elif tag == "option":
            self.options.append((self.named, held.get("value", "")))
            if "selected" in held:
                self.chosen.append(held.get("value", ""))

    @staticmethod
    def note_input(form: PageForm, held: dict[str, str]) -> None:
        """Note an input as a browser would send it: a box or a dot only if it is on."""
        if held.get("type") in {"checkbox", "radio"} and "checked" not in held:
            return
        if held.get("name"):
            form.pairs.append((held["name"], held.get("value", "on" if held.get("type") == "checkbox" else "")))

    def handle_data(self, data: str) -> None:
        """Collect the text of a text area."""
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "form":
            self.inside = None
        elif tag == "textarea" and self.text is not None and self.inside is not None:
            self.inside.pairs.append((self.named, "".join(self.text).removeprefix("\n")))
            self.text = None
        elif tag == "select" and self.inside is not None:
            chosen = self.chosen or ([] if self.many else [value for _name, value in self.options[:1]])
            self.inside.pairs += [(self.named, value) for value in chosen]


def forms_on(response: HttpResponseBase) -> list[PageForm]:
    """All forms of a page."""
    reader = FormReader()
    reader.feed(getattr(response, "content").decode())
    return reader.forms


def form_with(response: HttpResponseBase, *names: str) -> PageForm:
    """The one form of a page that has controls (or a button) of these names."""
    found = [
        form
        for form in forms_on(response)
        if set(names) <= {name for name, _value in [*form.pairs, *form.buttons]} and form.method == "post"
    ]
    assert len(found) == 1, f"{len(found)} forms with {names}"
    return found[0]
