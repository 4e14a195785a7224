"""How an organisation is reached: added, changed, confirmed and taken away on its own page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.organisations import operations
from regietafel.organisations.forms import ContactForm
from regietafel.organisations.models import Contact, Organisation
from regietafel.organisations.operations import ContactData
from regietafel.organisations.queries.contacts import (
    contact_to_restore,
    contacts_to_check,
    contacts_visible_to,
    marks_of,
)
from regietafel.organisations.views.frame import entry_crumbs, get_entry_or_404, start_crumbs
from regietafel.people.models import User
from regietafel.people.queries import get_region_or_404, people_of
from regietafel.territories.models import Region

ROWS = 50


def get_contact_or_404(user: Any, region_slug: str, pk: int) -> tuple[Region, Contact]:
    """A contact that the person may read, or the same 404 for all the rest."""
    region = get_region_or_404(user, region_slug)
    contact = (
        contacts_visible_to(user).filter(region=region).select_related("organisation", "user").filter(pk=pk).first()
    )
    if contact is None:
        raise Http404("no such contact")
    contact.region = region
    return region, contact


def page_address(contact: Contact) -> str:
    """The place of a contact on the page of its organisation."""
    page = reverse("organisations:entry", args=[contact.region.slug, "organisation", contact.organisation_id])
    return f"{page}#contact-{contact.pk}"


def people_to_choose(user: Any, region: Region) -> list[User]:
    """The accounts to which a contact can belong, for who may know the members."""
    return list(people_of(region)) if user.has_perm("membership.view_members", region) else []


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.keep_contact")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Add a contact of an organisation."""
    region, organisation = get_entry_or_404(request.user, region_slug, "organisation", pk)
    assert isinstance(organisation, Organisation), "the address says so"
    require(request.user, "organisations.keep_contact", Contact(region=region, organisation=organisation))
    people = people_to_choose(request.user, region)
    crumbs = entry_crumbs(region, organisation)

    def saved(contact: Contact) -> HttpResponse:
        done(request, _("“%(name)s” is noted as a contact of %(organisation)s.") % named(contact))
        return redirect(page_address(contact))

    return add_with_form(
        request,
        form_of=lambda data: ContactForm(data, people=people),
        save=lambda values: operations.add_contact(
            actor=request.user,
            region=region,
            organisation=organisation,
            data=ContactData(**values),
            today=timezone.localdate(),
        ),
        saved=saved,
        template="organisations/add.html",
        context={"heading": _("Add a contact"), "crumbs": crumbs, "cancel": crumbs[-1][1]},
    )


def named(contact: Contact) -> dict[str, Any]:
    """What a message says of a contact."""
    return {"name": contact.name, "organisation": contact.organisation}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.keep_contact")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change a contact."""
    region, contact = get_contact_or_404(request.user, region_slug, pk)
    require(request.user, "organisations.keep_contact", contact)
    people = people_to_choose(request.user, region)
    if contact.user is not None and contact.user not in people:
        people = [*people, contact.user]

    def form_of(row: Any, data: QueryDict | None) -> ContactForm:
        return ContactForm(data, contact=row, people=people)

    def save(values: dict[str, Any], version: int) -> Contact:
        return operations.edit_contact(
            actor=request.user,
            contact=contact,
            data=ContactData(**values),
            today=timezone.localdate(),
            version=version,
        )

    return edit_with_form(
        request,
        row=contact,
        form_of=form_of,
        save=save,
        saved=back_with(request, _("Saved.")),
        template="organisations/contact_edit.html",
        context={
            "contact": contact,
            "crumbs": entry_crumbs(region, contact.organisation),
            "cancel": page_address(contact),
        },
    )


def back_with(request: HttpRequest, text: str) -> Callable[[Contact], HttpResponse]:
    """Say what happened, and go to the contact."""

    def go(contact: Contact) -> HttpResponse:
        done(request, text)
        return redirect(page_address(contact))

    return go


@require_POST
@permitted("organisations.keep_contact")
def confirm(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that a contact is still right; who works through the list of those to check stays there."""
    region, contact = get_contact_or_404(request.user, region_slug, pk)
    require(request.user, "organisations.keep_contact", contact)
    listed = reverse("organisations:contacts-to-review", args=[region.slug])
    back = listed if request.POST.get("from") == "list" else page_address(contact)

    def said(row: Contact) -> HttpResponse:
        done(request, _("“%(name)s” was confirmed.") % named(row))
        return redirect(back)

    return act(
        request,
        do=lambda: operations.confirm_contact(actor=request.user, contact=contact, today=timezone.localdate()),
        done=said,
        otherwise=back,
    )


@require_POST
@permitted("organisations.keep_contact")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a contact in the bin, with a button to take it out again."""
    region, contact = get_contact_or_404(request.user, region_slug, pk)
    require(request.user, "organisations.keep_contact", contact)
    page = reverse("organisations:entry", args=[region.slug, "organisation", contact.organisation_id])

    def said(gone: Contact) -> HttpResponse:
        undo = reverse("organisations:contact-restore", args=[region.slug, gone.pk])
        done(request, _("“%(name)s” was removed.") % {"name": gone}, undo=undo)
        return redirect(page)

    return act(
        request,
        do=lambda: operations.remove_contact(actor=request.user, contact=contact, now=timezone.now()),
        done=said,
        otherwise=page,
    )


@require_POST
@permitted("organisations.keep_contact")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a contact out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    contact = contact_to_restore(region, pk)
    if contact is None or not request.user.has_perm("organisations.keep_contact", contact):
        raise Http404("no such contact")
    require(request.user, "organisations.keep_contact", contact)
    return act(
        request,
        do=lambda: operations.restore_contact(actor=request.user, region=region, pk=pk),
        done=back_with(request, _("“%(name)s” is back.") % {"name": contact}),
        otherwise=reverse("organisations:entry", args=[region.slug, "organisation", contact.organisation_id]),
    )


@require_safe
@permitted("organisations.add_entry")
def to_look_at(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The contacts at which somebody should look again, each with the button that says it is still right."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.add_entry", region)
    page = page_of(request, contacts_to_check(request.user, region, timezone.localdate()), ROWS)
    marks = marks_of(request.user, region, page.object_list)
    rows = [(contact, marks.get(contact.pk, [])) for contact in page]
    context = {"page": page, "rows": rows, "crumbs": start_crumbs(region)}
    return render(request, "organisations/contacts.html", context)
