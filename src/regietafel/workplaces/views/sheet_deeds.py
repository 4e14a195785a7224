"""What is done with a sheet after its dry run: settle what is in doubt, take over, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, version_in
from regietafel.core.errors import Collision, Refusal
from regietafel.core.messages import done
from regietafel.people.queries import person_of
from regietafel.workplaces.models import Import, ImportState
from regietafel.workplaces.operations.sheet_undo import undo_import
from regietafel.workplaces.operations.sheets import answer_doubts, drop_sheet, take_over, try_again
from regietafel.workplaces.queries.sheet_report import organisation_keys, unknown_organisations
from regietafel.workplaces.sheet_matching import NEW, SKIP
from regietafel.workplaces.views.sheet_load import get_import_or_404


@require_POST
@permitted("workplaces.import_workplaces")
def import_answer(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Settle what was asked on one page of the dry run."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    choices, organisations = choices_in(request, sheet), organisations_in(request, sheet)
    try:
        answer_doubts(
            actor=person_of(request),
            sheet=sheet,
            version=version_in(request.POST),
            choices=choices,
            organisations=organisations,
            today=timezone.localdate(),
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
    except Collision:
        messages.error(request, said_stale())
    else:
        count = len(choices) + len(organisations)
        text = ngettext(
            "%(count)s choice kept. Nothing is written yet.", "%(count)s choices kept. Nothing is written yet.", count
        )
        done(request, text % {"count": count})
    return back_to(sheet, request.POST.get("query", ""))


def choices_in(request: HttpRequest, sheet: Import) -> dict[str, Any]:
    """What was chosen for rows in doubt; only a workplace that was proposed can be chosen."""
    found: dict[str, Any] = {}
    for row in sheet.report:
        answer = request.POST.get(f"row-{row['number']}", "")
        if answer in {NEW, SKIP}:
            found[str(row["number"])] = answer
        elif answer.isascii() and answer.isdigit() and int(answer[:18]) in row["candidates"]:
            found[str(row["number"])] = int(answer[:18])
    return found


def organisations_in(request: HttpRequest, sheet: Import) -> dict[str, Any]:
    """What was chosen for unknown organisations: one of the address book, or a new one."""
    found: dict[str, Any] = {}
    book = organisation_keys(request.user, sheet.region)
    for place, one in enumerate(unknown_organisations(request.user, sheet)):
        answer = request.POST.get(f"organisation-{place}", "")
        if request.POST.get(f"organisation-name-{place}") != one["key"]:
            continue
        if answer == NEW:
            found[one["key"]] = NEW
        elif answer.isascii() and answer.isdigit() and int(answer[:18]) in book:
            found[one["key"]] = int(answer[:18])
    return found


@require_POST
@permitted("workplaces.import_workplaces")
def import_take_over(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write what was shown; if the directory changed since, show it again instead."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    now = timezone.now()
    try:
        taken = take_over(
            actor=person_of(request),
            sheet=sheet,
            version=version_in(request.POST),
            now=now,
            today=timezone.localdate(now),
        )
    except Refusal as refusal:
        messages.info(request, refusal.message)
    except Collision as collision:
        stale(request, collision)
    else:
        if taken.done:
            done(request, _("The sheet is taken over."), undo=undo_url(taken.sheet))
        else:
            messages.warning(
                request, _("The directory changed meanwhile, so nothing is written. Look at the rows again.")
            )
    return back_to(sheet)


def stale(request: HttpRequest, collision: Collision) -> None:
    """Somebody else was first: with taking over itself there is nothing left to do."""
    if getattr(collision.current, "state", "") == ImportState.READ:
        messages.error(request, said_stale())
    else:
        messages.info(request, _("This sheet was taken over already. Nothing was added twice."))


def said_stale() -> str:
    """What to do when somebody else worked on the same sheet."""
    return _("Somebody else changed this sheet meanwhile. Nothing is written. Look at the rows again.")


@require_POST
@permitted("workplaces.import_workplaces")
def import_try_again(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hold the sheet against the directory as it is now."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    try:
        try_again(actor=person_of(request), sheet=sheet, today=timezone.localdate())
    except Refusal as refusal:
        messages.info(request, refusal.message)
    return back_to(sheet)


@require_POST
@permitted("workplaces.import_workplaces")
def import_drop(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Throw away a sheet of which nothing was taken over."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)

    def dropped(_none: None) -> HttpResponse:
        done(request, _("The sheet is thrown away. The directory did not change."))
        return redirect("workplaces:imports", region_slug)

    return act(
        request,
        do=lambda: drop_sheet(actor=person_of(request), sheet=sheet),
        done=dropped,
        otherwise=reverse("workplaces:import", args=[region_slug, pk]),
    )


@require_POST
@permitted("workplaces.import_workplaces")
def import_undo(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back what the sheet did."""
    sheet = get_import_or_404(request.user, region_slug, pk)
    require(request.user, "workplaces.import_workplaces", sheet.region)
    try:
        undone = undo_import(actor=person_of(request), sheet=sheet, version=sheet.version, now=timezone.now())
    except Refusal as refusal:
        messages.info(request, refusal.message)
    except Collision:
        messages.error(request, said_stale())
    else:
        kept = len(undone.mapping["kept"])
        text = _("The import is taken back.")
        if kept:
            more = ngettext(
                "%(count)s row stays, for somebody changed its workplace since.",
                "%(count)s rows stay, for somebody changed their workplaces since.",
                kept,
            )
            text = f"{text} {more % {'count': kept}}"
        done(request, text)
    return back_to(sheet)


def undo_url(sheet: Import) -> str:
    """Where an import is taken back."""
    return reverse("workplaces:import-undo", args=[sheet.region.slug, sheet.pk])


def back_to(sheet: Import, query: str = "") -> HttpResponse:
    """The page of the sheet, with the filter and the page that one was on."""
    address = reverse("workplaces:import", args=[sheet.region.slug, sheet.pk])
    plain = query if len(query) < 200 and query.replace("=", "").replace("&", "").isalnum() else ""
    return redirect(f"{address}?{plain}" if plain else address)
