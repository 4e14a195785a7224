"""Declarations to read: the two kinds apart, one with who signed, and a version of its text to print or take along."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.agreements.holding import DECLARATION
from regietafel.agreements.models import Declaration, DeclarationKind, DeclarationVersion
from regietafel.agreements.papers import paper_of, signatories_sheet
from regietafel.agreements.queries.pacts import declarations_of, papers_of, subjects_about, versions_of
from regietafel.agreements.queries.signing import standing_of
from regietafel.agreements.views.load import tabs_of
from regietafel.agreements.views.pacts import get_declaration_or_404, list_crumbs, pact_crumbs
from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404
from regietafel.plans.views.export import sheet_file
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.views.notes import paper_file

FIRST = 10
"""So many of each kind stand on the page of both."""


@require_safe
@permitted("agreements.view")
def declaration_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Mandates and declarations of intent, each in a list of their own; ``kind`` in the address shows all of one."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    kind = request.GET.get("kind", "")
    kinds = [one for one in DeclarationKind if kind in {one.value, ""}] or list(DeclarationKind)
    single = len(kinds) == 1
    context = {
        "groups": [kind_group(request, region, one, single=single) for one in kinds],
        "single": single,
        "tabs": tabs_of(region, "agreements:declarations"),
        "may_keep": request.user.has_perm("agreements.keep", region),
        "crumbs": list_crumbs(region),
    }
    return render(request, "agreements/declarations.html", context)


def kind_group(request: HttpRequest, region: Any, kind: DeclarationKind, *, single: bool) -> dict[str, Any]:
    """The declarations of one kind: a page of them where they stand alone, else the first."""
    rows = declarations_of(request.user, region, kind.value)
    page = page_of(request, rows, 50) if single else Paginator(rows, FIRST).page(1)
    return {
        "kind": kind.value,
        "title": _("Mandates") if kind == DeclarationKind.MANDATE else _("Declarations of intent"),
        "page": page,
        "rest": 0 if single else page.paginator.count - len(page.object_list),
    }


@require_safe
@permitted("agreements.view")
def declaration(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One declaration: its newest text, who signed, who not yet, and who will not."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    versions = versions_of(found)
    context = {
        "declaration": found,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "pieces": pieces_of(versions[0].text) if versions else [],
        "standing": standing_of(found),
        "subjects": subjects_about(request.user, found),
        "papers": papers_of(request.user, DECLARATION, found.pk),
        "may_keep": request.user.has_perm("agreements.keep", found),
        "history": history_visible_to(request.user, found),
        "crumbs": pact_crumbs(found)[:-1],
    }
    return render(request, "agreements/declaration.html", context)


def version_or_404(found: Declaration, number: int) -> DeclarationVersion:
    """A version of the text by its number."""
    return get_object_or_404(found.versions, number=number)


@require_safe
@permitted("agreements.view")
def version(request: HttpRequest, region_slug: str, pk: int, number: int) -> HttpResponse:
    """A version of the text, with who signed just that one."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    shown = version_or_404(found, number)
    standing = standing_of(found)
    context = {
        "declaration": found,
        "shown": shown,
        "pieces": pieces_of(shown.text),
        "newest": standing.newest,
        "signed": [row for row in standing.signed if row.version_signed_id == shown.pk],
        "crumbs": pact_crumbs(found),
    }
    return render(request, "agreements/declaration_version.html", context)


@require_safe
@permitted("agreements.view")
def version_file(request: HttpRequest, region_slug: str, pk: int, number: int, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """A version with its signatories, as Word or as PDF."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    shown = version_or_404(found, number)
    rows = [row for row in standing_of(found).signed if row.version_signed_id == shown.pk]
    day: dt.date = timezone.localdate(shown.made_at)
    name = f"{slugify(found.title)[:60] or _('declaration')}-{number}"
    return paper_file(paper_of(found, shown, rows), name, format, day)


@require_safe
@permitted("agreements.view")
def export(request: HttpRequest, region_slug: str, pk: int, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """Who should sign and what each did, as a sheet."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", found)
    name = f"{slugify(found.title)[:60] or _('declaration')}-{_('signatures')}"
    return sheet_file(signatories_sheet(found, standing_of(found)), name, format)
