"""Changes that wait: the list by organisation, one beside what stands there, going live, refused, or all of one at once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.organisations.queries import organisations_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.workplaces.forms.care import RefuseForm
from regietafel.workplaces.models import Change, ChangeState
from regietafel.workplaces.operations.changing import withdraw as withdraw_change
from regietafel.workplaces.operations.deciding import apply_change, apply_together, refuse_change
from regietafel.workplaces.queries.decisions import beside, changes_of, grouped, waiting, waiting_of
from regietafel.workplaces.views.care_load import care_crumbs, get_change_or_404
from regietafel.workplaces.views.worklist import tabs_of


@require_safe
@permitted("workplaces.watch_over")
def changes(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What waits, organisation by organisation, and what was decided last."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    rows = changes_of(request.user, region)
    page = page_of(request, waiting(rows))
    for change in page.object_list:
        change.fields_beside = beside(change)
    decided = rows.exclude(state=ChangeState.WAITING).order_by("-decided_at", "-pk")[:10]
    context = {
        "page": page,
        "groups": grouped(page.object_list),
        "decided": list(decided),
        "tabs": tabs_of(region, "changes"),
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/changes.html", context)


@require_safe
@permitted("workplaces.watch_over")
def change(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One change, field by field beside what stands there now."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    row = get_change_or_404(request.user, region, pk)
    fields = beside(row)
    context = {
        "change": row,
        "fields": fields,
        "overtaken": any(one.is_overtaken for one in fields),
        "may_decide": request.user.has_perm("workplaces.decide_change", row),
        "crumbs": care_crumbs(request.user, region, changes_crumb(region_slug)),
    }
    return render(request, "workplaces/care/change.html", context)


def changes_crumb(region_slug: str) -> tuple[str, str]:
    """The list of changes in the way back."""
    return _("Changes"), reverse("workplaces:changes", args=[region_slug])


@require_POST
@permitted("workplaces.decide_change")
def apply(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let one change go live."""
    region = get_region_or_404(request.user, region_slug)
    row = get_change_or_404(request.user, region, pk)
    require(request.user, "workplaces.decide_change", row)

    def applied(_change: Change) -> HttpResponse:
        done(request, _("It stands in the directory. Who proposed it hears so, if an address is known."))
        return redirect("workplaces:changes", region_slug)

    return act(
        request,
        do=lambda: apply_change(
            actor=person_of(request), change=row, now=timezone.now(), anyway=bool(request.POST.get("anyway"))
        ),
        done=applied,
        otherwise=reverse("workplaces:change", args=[region_slug, pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.decide_change")
def refuse(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Refuse one change, with the reason."""
    region = get_region_or_404(request.user, region_slug)
    row = get_change_or_404(request.user, region, pk)
    require(request.user, "workplaces.decide_change", row)

    def save(values: dict[str, Any]) -> Change:
        return refuse_change(actor=person_of(request), change=row, reason=values["reason"], now=timezone.now())

    def saved(_change: Change) -> HttpResponse:
        done(request, _("Refused. Who proposed it hears why, if an address is known."))
        return redirect("workplaces:changes", region_slug)

    return add_with_form(
        request,
        form_of=RefuseForm,
        save=save,
        saved=saved,
        template="workplaces/care/change_refuse.html",
        context={
            "change": row,
            "fields": beside(row),
            "crumbs": care_crumbs(request.user, region, changes_crumb(region_slug)),
        },
    )


@require_POST
@permitted("workplaces.change_workplace")
def withdraw(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back a change that still waits, for whoever may change the workplace."""
    region = get_region_or_404(request.user, region_slug)
    row = get_change_or_404(request.user, region, pk)
    require(request.user, "workplaces.change_workplace", row)
    back = reverse("workplaces:work", args=[region_slug, row.workplace.slug])

    def taken_back(_change: Change) -> HttpResponse:
        done(request, _("Withdrawn. Nobody has to decide about it any more."))
        return redirect(back)

    return act(
        request,
        do=lambda: withdraw_change(actor=person_of(request), change=row, now=timezone.now()),
        done=taken_back,
        otherwise=back,
    )


@require_POST
@permitted("workplaces.watch_over")
def apply_all(request: HttpRequest, region_slug: str, organisation: int) -> HttpResponse:
    """Let all changes of one organisation go live."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    if not organisations_visible_to(request.user, region).filter(pk=organisation).exists():
        raise Http404("no such organisation")
    rows = list(waiting_of(request.user, region, organisation))
    made = apply_together(actor=person_of(request), changes=rows, now=timezone.now())
    text = ngettext("%(count)s change went live.", "%(count)s changes went live.", made.live) % {"count": made.live}
    if made.left:
        left = ngettext(
            "%(count)s waits still: look at it by itself.", "%(count)s wait still: look at them one by one.", made.left
        )
        text = f"{text} {left % {'count': made.left}}"
    done(request, text)
    return redirect("workplaces:changes", region_slug)
