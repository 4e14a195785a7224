"""Reading back the working years that were filled in elsewhere: choose the file, see what would change, take it over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.errors import Refusal
from regietafel.core.limited import run_limited
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.plans.agreed_changes import choice_name, packed, unpacked
from regietafel.plans.forms.read_back import FileForm
from regietafel.plans.models import Plan
from regietafel.plans.operations.read_back import LineChange, Outcome, Own, Preview, preview_of, write_changes
from regietafel.plans.queries.grid_sheet import heads
from regietafel.plans.queries.sheet import worded
from regietafel.plans.rules import reach_of
from regietafel.plans.sheet_rows import FileRows, read_rows
from regietafel.plans.views.frame import plan_crumbs
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_plan_or_404

READER = "regietafel.reading.sheets:read"
MOST_FAULTS = 50


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.report_in_plan")
def grid_import(request: HttpRequest, region_slug: str, plan_slug: str) -> HttpResponse:
    """Ask for the file, show what it would change, and on a second word write that and nothing else."""
    plan = get_plan_or_404(request.user, region_slug, plan_slug)
    require(request.user, "plans.report_in_plan", plan)
    if request.method != "POST":
        return file_page(request, plan, FileForm())
    if refused := too_often(request, "read_file"):
        return refused
    form = FileForm(request.POST, request.FILES)
    try:
        if "changes" in request.POST:
            return taken_over(request, plan)
        if form.is_valid():
            found = rows_in(form.cleaned_data["file"].read())
            return preview_page(request, plan, previewed(request, plan, found))
    except Refusal as refusal:
        form = FileForm({}, {}) if "changes" in request.POST else form
        form.errors.clear()
        form.refuse(refusal)
    return file_page(request, plan, form)


def file_page(request: HttpRequest, plan: Plan, form: FileForm) -> HttpResponse:
    """Where the file is chosen, with what was wrong with the last one."""
    context = {"plan": plan, "form": form, "crumbs": grid_crumbs(plan)}
    return render(request, "plans/read_back.html", context, status=422 if form.is_bound else 200)


def grid_crumbs(plan: Plan) -> list[tuple[str, str]]:
    """The way back to the grid."""
    return [*plan_crumbs(plan), (_("Working years"), reverse("plans:grid", args=[plan.region.slug, plan.slug]))]


def rows_in(data: bytes) -> FileRows:
    """The rows of a file, read where it can do no harm; or why it cannot be read, with what to do."""
    damaged = _("This file is damaged. Open it in your spreadsheet, save it anew as Excel (.xlsx) and try again.")
    answer = run_limited(READER, data, unreadable=damaged)
    why = answer.get("why")
    if why is None:
        return read_rows(answer["sheets"])
    words = {
        "empty": _("This file is empty."),
        "locked": _("This file is locked with a password. Save it without one and try again."),
        "old": _("This is an old Excel file (.xls). Open it, save it as .xlsx and try again."),
        "open_document": _("This is an OpenDocument file (.ods). Open it, save it as Excel (.xlsx) and try again."),
        "no_sheet": _("This is no Excel or CSV file. Choose the file that you took along from Regietafel."),
        "too_large": _("This file holds more than a plan can. Choose the file that you took along from Regietafel."),
    }
    raise Refusal(words.get(why, damaged), field="file")


def own_actions(request: HttpRequest, plan: Plan) -> Own:
    """Whose lines the person may fill in: all, or those of the actions that they lead."""
    reach = reach_of(request.user, plan)
    return None if reach.all_rows else reach.rows


def previewed(request: HttpRequest, plan: Plan, found: FileRows) -> Preview:
    """What the rows would change, with what could not be read put in between."""
    preview = preview_of(plan, found.rows, own_actions(request, plan), timezone.localdate())
    preview.faults = sorted([*preview.faults, *found.faults], key=lambda fault: fault.number)
    return preview


def preview_page(request: HttpRequest, plan: Plan, preview: Preview, after: Outcome | None = None) -> HttpResponse:
    """Exactly what differs; after a first try only what is left of it."""
    context = {
        "plan": plan,
        "crumbs": [*grid_crumbs(plan), (_("Read back"), request.path)],
        "after": after,
        "preview": preview,
        "clear": [told(change) for change in preview.clear],
        "conflicts": [told(change) for change in preview.conflicts],
        "faults": preview.faults[:MOST_FAULTS],
        "more_faults": max(0, len(preview.faults) - MOST_FAULTS),
        "changes": packed(request.user, plan, preview.changes) if preview.changes else "",
        "submit": submit_label(len(preview.changes)),
    }
    return render(request, "plans/read_back_preview.html", context, status=409 if after else 200)


def submit_label(count: int) -> str:
    """What the one button does."""
    return ngettext("Take over %(count)s change", "Take over %(count)s changes", count) % {"count": count}


def told(change: LineChange) -> dict[str, Any]:
    """A change as the page tells it: which row, which action and year, and per field from what to what."""
    line, head = change.line, heads()
    fields = [
        {
            "label": head[name],
            "before": shown(name, change.before[name]),
            "after": shown(name, change.after[name]),
            "choice": choice_name(line.pk, name) if name in change.conflicts else "",
        }
        for name in change.fields
    ]
    return {"number": change.row.number, "action": line.action, "year": line.year, "fields": fields, "line": line}


def shown(name: str, text: str) -> str:
    """A value in words."""
    return worded(text) if name == "state" else text


def taken_over(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Write what was agreed on; what is left over, or could not be, is shown again with the reason."""
    rows = unpacked(request.user, plan, request.POST["changes"], request.POST.dict())
    own, now = own_actions(request, plan), timezone.now()
    outcome = watched(
        request,
        plan,
        lambda: write_changes(
            actor=request.user, plan=plan, rows=rows, own=own, now=now, today=timezone.localdate(now)
        ),
    )
    if outcome.again or outcome.faults:
        left = previewed(request, plan, FileRows(outcome.again, outcome.faults))
        return preview_page(request, plan, left, outcome)
    done(request, said_done(outcome.done))
    return redirect("plans:grid", plan.region.slug, plan.slug)


def said_done(count: int) -> str:
    """How many were taken over."""
    text = ngettext("%(count)s change taken over.", "%(count)s changes taken over.", count) % {"count": count}
    return text + " " + _("The history of each action keeps what stood there before.")
