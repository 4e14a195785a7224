"""What templates need to show the components of the house. Built in: no template has to load it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from regietafel.core.conflict import UNSEEN
from regietafel.core.messages import UNDO
from regietafel.core.signs import SIGNS, Sign, sign_of
from regietafel.core.stencil import safe, stencil

register = template.Library()


@register.simple_block_tag(takes_context=True)
def keep(context: dict[str, Any], content: SafeString, name: str) -> str:
    """Keep what stands between the tags under a name, for places that need it twice: the title is one."""
    context[name] = SafeString(content.strip())
    return ""


@register.simple_tag
def sign(state: str) -> Sign:
    """The sign, word and tone of a state: ``{% sign "done" as s %}``."""
    return sign_of(str(state))


@register.simple_tag
def all_signs() -> dict[str, Sign]:
    """Every state with its sign, for the legend above a table."""
    return SIGNS


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """``ui/state.html`` where it stands hundreds of times on a page."""
    return SafeString(stencil("ui/state.html", (), state=str(state)).filled({}))


@register.simple_tag
def year_marks(years: Iterable[Any], url: str = "") -> SafeString:
    """A list item with ``ui/year.html`` for each working year; ``url`` is the page on which ``#year-2024`` stands."""
    said = tuple((one.year, one.state, one.assumed) for one in years)
    return SafeString(safe(url).join(year_pieces(said, bool(url), get_language() or "")))


@lru_cache(maxsize=4096)
def year_pieces(said: tuple[tuple[int, str, bool], ...], linked: bool, language: str) -> list[str]:
    """The markup of some working years, cut where the address comes; whole plans stand in few different ways."""
    pieces = [""]
    for year, state, assumed in said:
        shape = stencil("ui/year.html", ("url",) if linked else (), year=year, state=state, assumed=assumed)
        first, *rest = shape.pieces
        pieces[-1] += f"<li>{first}"
        pieces += rest
        pieces[-1] += "</li>"
    return pieces


@dataclass(frozen=True)
class NormPicture:
    """How often something happened against how often it should: a bar for each time, and figures."""

    held: int
    norm: int

    BAR = 9
    MOST = 12

    @property
    def bars(self) -> list[tuple[int, bool]]:
        """The place of each bar and whether it is filled; none at all where they could not be counted."""
        count = max(self.held, self.norm)
        if count > self.MOST:
            return []
        return [(1 + index * self.BAR, index < self.held) for index in range(count)]

    @property
    def width(self) -> int:
        """The width of the picture in pixels."""
        return max(self.held, self.norm) * self.BAR + 1

    @property
    def reached(self) -> bool:
        """Whether the norm is met."""
        return self.held >= self.norm


@register.inclusion_tag("ui/norm.html")
def norm_picture(held: int, norm: int) -> dict[str, Any]:
    """Draw ``held`` of ``norm``: ``{% norm_picture 3 4 %}``."""
    return {"picture": NormPicture(held, norm)}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any], anchor: str = "") -> dict[str, Any]:
    """Links to the other pages of a list, with the filters of the address kept; to a place of the page if it has one."""
    return {
        "anchor": f"#{anchor}" if anchor else "",
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "ellipsis": page.paginator.ELLIPSIS,
        "request": context["request"],
    }


@register.inclusion_tag("ui/typed.html", takes_context=True)
def typed_again(context: dict[str, Any]) -> dict[str, Any]:
    """Show what was typed in a form that could not be taken in, with a button that sends it again."""
    request = context["request"]
    typed: list[tuple[str, str]] = context.get("typed", [])
    return {
        "typed": typed,
        "shown": [(name, value) for name, value in typed if value and name not in UNSEEN],
        "path": context.get("path", ""),
        "csrf_token": get_token(request) if typed else "",
    }


@register.filter
def undo_url(message: Message) -> str:
    """Where the button beside a message posts to take back what it tells; see :mod:`core.messages`."""
    tags = [tag for tag in (message.extra_tags or "").split() if tag.startswith(UNDO)]
    return tags[0].removeprefix(UNDO) if tags else ""


@register.filter
def short(text: str, length: int = 140) -> str:
    """The beginning of a long text, cut between two words; an empty answer says that it is short already."""
    if len(text) <= length:
        return ""
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"


@register.filter
def inline_svg(picture: str) -> SafeString:
    """A picture that our own code drew, from its root element on, to stand in the page without a data: address."""
    return SafeString(picture[picture.index("<svg") :])
