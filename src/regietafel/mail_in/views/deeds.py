"""What is done with a mail: filed, taken off, set aside, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.mail_in.forms import AsideForm
from regietafel.mail_in.models import Filing, ReceivedMail
from regietafel.mail_in.operations.filing import detach, file_mail, set_aside, take_back
from regietafel.mail_in.queries.mails import filings_of
from regietafel.mail_in.queries.suggesting import told
from regietafel.mail_in.views.load import get_mail_or_404, mail_url
from regietafel.people.queries import person_of


@require_POST
@permitted("mail_in.file_mail")
def file(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """File the mail on a row, or move it there."""
    mail = get_mail_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.file_mail", mail)

    instead = key_in(request.POST.get("instead", ""))

    def said(filing: Filing) -> HttpResponse:
        place = told(request.user, mail.region, filing).name
        undo = "" if instead else mail_url(mail, "detach", filing.pk)  # the way back from a move is another move
        done(request, _("Filed on “%(place)s”.") % {"place": place}, undo=undo)
        return redirect(mail_url(mail))

    return act(
        request,
        do=lambda: file_mail(
            actor=person_of(request),
            mail=mail,
            kind=request.POST.get("kind", ""),
            pk=key_in(request.POST.get("row", "")) or 0,
            instead=instead,
            now=timezone.now(),
        ),
        done=said,
        otherwise=mail_url(mail),
    )


def key_in(sent: str) -> int | None:
    """A key that a button sent."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else None


@require_POST
@permitted("mail_in.file_mail")
def take_off(request: HttpRequest, region_slug: str, pk: int, filing: int) -> HttpResponse:
    """Take the mail off one thing that it was filed on."""
    mail = get_mail_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.file_mail", mail)
    get_object_or_404(filings_of(request.user, mail), pk=filing)
    return act(
        request,
        do=lambda: detach(actor=person_of(request), mail=mail, filing=filing, now=timezone.now()),
        done=told_at_page(request, _("Taken off. What is filed nowhere waits in the list again.")),
        otherwise=mail_url(mail),
    )


@require_POST
@permitted("mail_in.file_mail")
def aside(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Set the mail aside, and go on with the list."""
    mail = get_mail_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.file_mail", mail)
    form = AsideForm(request.POST)
    form.is_valid()

    def said(_gone: ReceivedMail) -> HttpResponse:
        done(request, _("“%(mail)s” is set aside.") % {"mail": mail}, undo=mail_url(mail, "take-back"))
        return redirect(reverse("mail_in:list", args=[mail.region.slug]))

    return act(
        request,
        do=lambda: set_aside(
            actor=person_of(request), mail=mail, said=form.cleaned_data.get("said", ""), now=timezone.now()
        ),
        done=said,
        otherwise=mail_url(mail),
    )


@require_POST
@permitted("mail_in.file_mail")
def back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let the mail wait again."""
    mail = get_mail_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.file_mail", mail)
    return act(
        request,
        do=lambda: take_back(actor=person_of(request), mail=mail, now=timezone.now()),
        done=told_at_page(request, _("This mail waits in the list again.")),
        otherwise=mail_url(mail),
    )


def told_at_page(request: HttpRequest, text: str) -> Callable[[Any], HttpResponse]:
    """Say what happened, and go to the page of the mail."""

    def go(mail: ReceivedMail) -> HttpResponse:
        done(request, text)
        return redirect(mail_url(mail))

    return go
