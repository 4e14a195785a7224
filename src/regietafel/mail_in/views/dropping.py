"""Dropping a mail: on the list, or on the page of what it is about."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.documents.names import ending_of
from regietafel.mail_in.envelope import envelope_of
from regietafel.mail_in.forms import DropForm
from regietafel.mail_in.models import Came, ReceivedMail
from regietafel.mail_in.operations.dropping import drop_mail
from regietafel.mail_in.operations.receiving import Arrival
from regietafel.mail_in.reader import Read
from regietafel.mail_in.targets import target_of
from regietafel.mail_in.views.load import list_crumbs, mail_url
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region

MOST_OF_HEAD = 64 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("mail_in.file_mail")
def drop(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Drop a mail among those that wait."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "mail_in.file_mail", region)

    def saved(made: tuple[ReceivedMail, bool]) -> HttpResponse:
        mail, new = made
        done(request, _("The mail is in. File it on what it is about.") if new else _("This mail came in before."))
        return redirect(mail_url(mail))

    crumbs = list_crumbs(region)
    context = {"crumbs": crumbs, "cancel": crumbs[-1][1], "place": ""}
    return dropped(request, region, None, saved, context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("mail_in.file_mail")
def drop_on(request: HttpRequest, region_slug: str, kind: str, pk: int) -> HttpResponse:
    """Drop a mail on a row: it is filed there at once."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "mail_in.file_mail", region)
    target = target_of(kind)
    page = target.page(request.user, region, pk) if target else None
    if page is None:
        raise Http404("no such place")
    name, url = page

    def saved(made: tuple[ReceivedMail, bool]) -> HttpResponse:
        done(request, _("“%(mail)s” is filed on “%(place)s”.") % {"mail": made[0], "place": name})
        return redirect(f"{url.partition('#')[0]}#mail")

    context = {"crumbs": [*list_crumbs(region)[:1], (name, url)], "cancel": url, "place": name}
    return dropped(request, region, (kind, pk), saved, context)


def dropped(
    request: HttpRequest, region: Region, on: tuple[str, int] | None, saved: Any, context: dict[str, Any]
) -> HttpResponse:
    """Run the form with which a mail is dropped."""
    if request.method == "POST" and (refused := too_often(request, "read_file")):
        return refused

    def save(values: dict[str, Any]) -> tuple[ReceivedMail, bool]:
        return drop_mail(
            actor=person_of(request), region=region, arrival=arrival_of(**values), on=on, now=timezone.now()
        )

    return add_with_form(
        request,
        form_of=lambda data: DropForm(data, None if data is None else request.FILES),
        save=save,
        saved=saved,
        template="mail_in/drop.html",
        context=context,
    )


def arrival_of(file: Any, raw: bytes, found: Read) -> Arrival:
    """A mail that somebody sent with a form, which the form has read."""
    return Arrival(raw, found, envelope_of(raw[:MOST_OF_HEAD]), ending_of(file.name), Came.DROPPED)
