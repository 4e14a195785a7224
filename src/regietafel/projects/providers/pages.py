"""What the pages below show of projects and calls: the menu, the start page, the bin, and dates for calendar programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, Line, NavItem, RemovedRow
from regietafel.projects import searchable
from regietafel.projects.lifecycle import ProjectState
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.operations.keeping import purge, restore
from regietafel.projects.queries.due import due_soon, feed_dates
from regietafel.projects.queries.lists import projects_of
from regietafel.territories.models import Region

MOST = 8
"""So many lines stand on the start page; all of them on the page with what waits."""

KINDS: dict[str, type[Project] | type[Call] | type[Course]] = {"project": Project, "call": Call, "course": Course}


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The projects, for whoever sits at the table; calls and courses belong to the same entry."""
    if user.has_perm("projects.view", region):
        yield NavItem(_("Projects"), reverse("projects:list", args=[region.slug]), order=39)


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """For the team what is due within ten days or late; for the table the deadlines of calls, and how many projects run."""
    if not user.has_perm("projects.view", region):
        return
    keeps = user.has_perm("projects.keep", region)
    found = [one for one in due_soon(user, region, today) if keeps or one.kind == "call"]
    if found:
        lines = [
            Line(one.said, one.url, note=str(one.by), tone="warn" if one.by.last < today else "")
            for one in found[:MOST]
        ]
        if (rest := len(found) - MOST) > 0:
            text = ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": rest}
            lines.append(Line(text, reverse("projects:calls", args=[region.slug])))
        yield Block("me" if keeps else "week", _("Projects and calls"), lines, order=46)
    if count := projects_of(user, region).filter(state=ProjectState.RUNNING).count():
        text = ngettext("%(count)s project runs", "%(count)s projects run", count) % {"count": count}
        here = reverse("projects:list", args=[region.slug]) + "?state=running"
        yield Block("state", _("Projects"), [Line(text, here, count=count)], order=46)


def kind_words() -> dict[str, str]:
    """What each kind is called."""
    return {"project": _("Project"), "call": _("Call"), "course": _("Course")}


def bin_of(name: str) -> Callable[[Region], Iterator[RemovedRow]]:
    """The rows of a kind in the bin of a region."""

    def rows(region: Region) -> Iterator[RemovedRow]:
        found: Any = KINDS[name].objects.filter(region=region, removed_at__isnull=False)
        for row in found.select_related("removed_by"):
            who = str(row.removed_by or "")
            yield RemovedRow(f"projects.{name}", row.pk, row.title, kind_words()[name], row.removed_at, who)

    return rows


def restorer_of(name: str) -> Callable[..., Any]:
    """Takes a row of the region out of the bin."""

    def put_back(*, actor: Any, region: Region, pk: int) -> Any:
        row = KINDS[name].objects.filter(region=region, pk=pk).first()
        if row is None:
            raise Refusal(_("This does not lie in the bin any more."))
        return restore(actor=actor, row=row)

    return put_back


def purger_of(name: str) -> Callable[[dt.datetime], int]:
    """Lets the clock empty the bin."""

    def purged(before: dt.datetime) -> int:
        return purge(actor=None, model=KINDS[name], before=before)

    return purged


def address_of(name: str) -> Callable[[Region, int], str]:
    """The page of a row, unless it is gone."""

    def address(region: Region, pk: int) -> str:
        there = KINDS[name].objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
        return reverse(f"projects:{name}", args=[region.slug, pk]) if there else ""

    return address


def hand_over() -> None:
    """Register with the slots of the registry, and among what can be found."""
    searchable.hand_over()
    registry.nav_items.register("projects", nav_items)
    registry.start_blocks.register("projects", start_blocks)
    registry.feed_dates.register("projects", feed_dates)
    for name in KINDS:
        kind = f"projects.{name}"
        registry.removed_rows.register(kind, bin_of(name))
        registry.restorers.register(kind, restorer_of(name))
        registry.purgers.register(kind, purger_of(name))
        registry.journal_urls.register(kind, address_of(name))
