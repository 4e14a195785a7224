"""A workplace is added, changed, ended, taken away and put back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.organisations.models import Organisation
from regietafel.people.queries import get_region_or_404
from regietafel.workplaces.forms.workplace import EndForm, WorkplaceForm
from regietafel.workplaces.models import Change, FieldsAsked, Workplace
from regietafel.workplaces.operations import changing, workplaces
from regietafel.workplaces.queries.register import (
    contacts_to_choose,
    organisations_to_add_for,
    places_to_choose,
    workplaces_to_restore,
)
from regietafel.workplaces.views.keeping_load import (
    get_workplace_or_404,
    register_address,
    register_crumbs,
    work_address,
    work_crumbs,
)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.add_workplace")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Add a workplace: the team for any organisation, an editor for the own one."""
    region = get_region_or_404(request.user, region_slug)
    organisations = list(organisations_to_add_for(request.user, region))
    keeps_all = request.user.has_perm("workplaces.watch_over", region)
    require(request.user, "workplaces.add_workplace", region if keeps_all else next(iter(organisations), None))
    places = places_to_choose(region)

    def save(values: dict[str, Any]) -> Workplace:
        organisation: Organisation = values.pop("organisation", None) or organisations[0]
        return workplaces.add_workplace(
            actor=request.user, region=region, organisation=organisation, values=values, now=timezone.now()
        )

    def saved(row: Workplace) -> HttpResponse:
        if row.changes.exists():
            text = _("“%(name)s” is noted. The team looks at it before others find it. Say now what one can do there.")
        else:
            text = _("“%(name)s” is added. Say now what one can do there.")
        done(request, text % {"name": row})
        return redirect(work_address(row))

    return add_with_form(
        request,
        form_of=lambda data: WorkplaceForm(
            data, organisations=organisations, places=places, contacts=(), keeps_all=keeps_all
        ),
        save=save,
        saved=saved,
        template="workplaces/keeping/workplace_add.html",
        context={"crumbs": register_crumbs(region), "cancel": register_address(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def edit(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Change what is known of a workplace; that of an organisation may wait for the team."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)
    keeps_all = request.user.has_perm("workplaces.watch_over", workplace.region)
    organisations = list(organisations_to_add_for(request.user, workplace.region)) if keeps_all else []
    places = places_to_choose(workplace.region)

    def form_of(row: Any, data: QueryDict | None) -> WorkplaceForm:
        own = organisations if row.organisation in organisations else [*organisations, row.organisation]
        contacts = contacts_to_choose(request.user, row, row.contact)
        return WorkplaceForm(
            data, workplace=row, organisations=own, places=places, contacts=contacts, keeps_all=keeps_all
        )

    def save(values: dict[str, Any], version: int) -> Change | None:
        organisation = values.pop("organisation", None)
        change = changing.propose(
            actor=request.user,
            workplace=workplace,
            kind=FieldsAsked.WORKPLACE,
            offer=None,
            was_typing_error=values.pop("typing_error", False),
            values=values,
            who=str(request.user),
            now=timezone.now(),
            version=version,
        )
        if organisation is not None:
            workplaces.move_to_organisation(actor=request.user, workplace=workplace, organisation=organisation)
        return change

    return edit_with_form(
        request,
        row=workplace,
        form_of=form_of,
        save=save,
        saved=lambda change: said_and_back(request, workplace, change),
        template="workplaces/keeping/workplace_edit.html",
        context={"workplace": workplace, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


def said_and_back(request: HttpRequest, workplace: Workplace, change: Change | None) -> HttpResponse:
    """Say whether it went live or waits, and go back to the workplace, which says what is odd about it."""
    if change is None:
        done(request, _("Nothing was changed."))
    elif change.state == "waiting":
        done(request, _("Sent to the team. Until they have looked at it, the old text stays."))
    else:
        done(request, _("Saved."))
    return redirect(work_address(workplace))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.change_workplace")
def end(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that a workplace ended; it leaves the public list after its last day and stays in the figures of before."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.change_workplace", workplace)

    def save(values: dict[str, Any], version: int) -> Change | None:
        return changing.propose(
            actor=request.user,
            workplace=workplace,
            kind=FieldsAsked.WORKPLACE,
            offer=None,
            values={"until": values["until"]},
            who=str(request.user),
            now=timezone.now(),
            version=version,
        )

    return edit_with_form(
        request,
        row=workplace,
        form_of=lambda row, data: EndForm(data, until=row.until or timezone.localdate(), as_precise=True),
        save=save,
        saved=lambda change: said_and_back(request, workplace, change),
        template="workplaces/keeping/end.html",
        context={"what": workplace.name, "crumbs": work_crumbs(workplace), "cancel": work_address(workplace)},
    )


@require_POST
@permitted("workplaces.remove_workplace")
def remove(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Put a workplace in the bin, with a button to take it out again."""
    workplace = get_workplace_or_404(request.user, region_slug, slug)
    require(request.user, "workplaces.remove_workplace", workplace)

    def said(gone: Workplace) -> HttpResponse:
        undo = reverse("workplaces:restore", args=[region_slug, slug])
        done(request, _("“%(name)s” was removed.") % {"name": gone}, undo=undo)
        return redirect(register_address(workplace.region))

    return act(
        request,
        do=lambda: workplaces.remove_workplace(actor=request.user, workplace=workplace, now=timezone.now()),
        done=said,
        otherwise=work_address(workplace),
    )


@require_POST
@permitted("workplaces.remove_workplace")
def restore(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take a workplace out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    row = workplaces_to_restore(request.user, region).filter(slug=slug).first()
    if row is None:
        raise Http404("no such workplace")
    row.region = region
    require(request.user, "workplaces.remove_workplace", row)

    def said(back: Workplace) -> HttpResponse:
        done(request, _("“%(name)s” is back.") % {"name": back})
        return redirect(work_address(row))

    return act(
        request,
        do=lambda: workplaces.restore_workplace(actor=request.user, region=region, pk=row.pk),
        done=said,
        otherwise=register_address(region),
    )
