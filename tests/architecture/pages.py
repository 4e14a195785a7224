"""Whether every page says who may enter it, and does what it says."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import rules
from django.urls import URLPattern, URLResolver

from tests.architecture.exceptions import Fault
from tests.architecture.tree import PROJECT

TRUSTED = ("allauth.", "django.views.generic.base.RedirectView")
"""Libraries that guard their own pages, and old addresses that only lead on to those."""


@dataclass(frozen=True)
class Page:
    """One address and the view that answers there."""

    route: str
    view: Callable[..., Any]

    @property
    def name(self) -> str:
        """The view as it is imported; of a view that a class made, the class."""
        view = getattr(self.view, "view_class", self.view)
        return f"{view.__module__}.{getattr(view, '__qualname__', type(view).__name__)}"


def pages(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[Page]:
    """Every address of the site."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, route)
        else:
            yield Page(route, pattern.callback)


def page_faults(found: Iterator[Page] | list[Page], trusted: tuple[str, ...] = TRUSTED) -> Iterator[Fault]:
    """Pages without a word about who may enter, or whose deeds differ from their words."""
    for page in found:
        if page.name.startswith(trusted):
            continue
        for complaint in complaints(page):
            yield Fault(page.name, f"{page.name} at {page.route!r} {complaint}")


def complaints(page: Page) -> Iterator[str]:
    """What is wrong with the guard of one page."""
    access = getattr(page.view, "access", None)
    opened = getattr(page.view, "login_required", True) is False
    if access is None:
        yield "does not say who may enter: @public, @signed_in or @permitted(…)"
        return
    if opened != (access == "public"):
        yield f"says {access!r}, but {'lets everyone in' if opened else 'asks for an account'}"
    if access in {"public", "signed_in"}:
        return
    said, done = set(access), required(page.view)
    if not said:
        yield "names no permission"
    yield from (f"names {name}, which no rule gives" for name in sorted(said) if not rules.perm_exists(name))
    yield from (f"names {name}, but never requires it" for name in sorted(said - done.permissions))
    yield from (f"requires {name} without naming it" for name in sorted(done.permissions - said))
    if "region_slug" in page.route and not done.finds_or_404:
        yield "has a region in its address, but does not fetch it with get_…_or_404"


@dataclass
class Guard:
    """What the body of a view asks for, its helpers in the same module included."""

    permissions: set[str]
    finds_or_404: bool


def required(view: Callable[..., Any]) -> Guard:
    """Read the source of a view and of the functions beside it that it calls."""
    function = inspect.unwrap(view)
    module = inspect.getmodule(function)
    assert module is not None
    beside = {n.name: n for n in ast.parse(inspect.getsource(module)).body if isinstance(n, ast.FunctionDef)}
    guard = Guard(set(), False)
    waiting, seen = [function.__name__], set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in beside:
            continue
        seen.add(name)
        for node in ast.walk(beside[name]):
            if isinstance(node, ast.Call):
                note(node, guard)
            if isinstance(node, ast.Name):
                waiting.append(node.id)
    return guard


def note(call: ast.Call, guard: Guard) -> None:
    """Keep what one call says about access."""
    called = ast.unparse(call.func).rsplit(".", 1)[-1]
    if called == "require":
        texts = (a.value for a in [*call.args, *(k.value for k in call.keywords)] if isinstance(a, ast.Constant))
        guard.permissions.update(text for text in texts if isinstance(text, str) and "." in text)
    if called.startswith("get_") and called.endswith("_or_404"):
        guard.finds_or_404 = True


def is_ours(page: Page) -> bool:
    """Whether the view stands in this repository."""
    return page.name.startswith(f"{PROJECT}.")
