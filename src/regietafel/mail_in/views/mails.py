"""The list of mail that came in, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.core.paging import page_of
from regietafel.journal.queries import history_visible_to
from regietafel.mail_in.envelope import address_of
from regietafel.mail_in.forms import AsideForm, MailFilters, SearchForm
from regietafel.mail_in.lifecycle import MOVES
from regietafel.mail_in.models import MailState, ReceivedMail
from regietafel.mail_in.queries.bounces import bounces_to_settle
from regietafel.mail_in.queries.mailbox import away_since
from regietafel.mail_in.queries.mails import (
    documents_of,
    filings_of,
    mails_narrowed,
    mails_visible_to,
    original_of,
)
from regietafel.mail_in.queries.suggesting import filed, found, suggested
from regietafel.mail_in.views.load import get_mail_or_404, list_crumbs, start_crumbs
from regietafel.mail_in.words import reason_in_words, warnings_in_words
from regietafel.people.queries import get_region_or_404


@require_safe
@permitted("mail_in.view_mail")
def mail_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The mail of a region: what somebody must still look at, or by the filters all the rest."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "mail_in.view_mail", region)
    filters = MailFilters(request.GET or None)
    filters.is_valid()
    asked = getattr(filters, "cleaned_data", {})
    everything = mails_visible_to(request.user).filter(region=region)
    narrowed = mails_narrowed(everything, asked.get("state") or "", asked.get("q") or "")
    page = page_of(request, narrowed.select_related("contact__organisation"))
    context = {
        "filters": filters,
        "page": page,
        "rows": [(row, row.said or reason_in_words(row.reason)) for row in page],
        "bouncing": bounces_to_settle(request.user, region).count(),
        "away_since": away_since(timezone.now()),
        "region_address": address_of(region),
        "crumbs": start_crumbs(region),
    }
    return render(request, "mail_in/list.html", context)


@require_safe
@permitted("mail_in.view_mail")
def mail_page(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One mail as plain text, with what came along, and where it can be filed; ``?q=`` looks for other places."""
    mail = get_mail_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.view_mail", mail)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "mail": mail,
        "reason": reason_in_words(mail.reason),
        "warnings": warnings_in_words(mail.warnings),
        "documents": documents_of(request.user, mail),
        "original": original_of(request.user, mail),
        "filed": filed(request.user, mail),
        "may_set_aside": MailState.ASIDE in MOVES[mail.state],
        "aside_form": AsideForm(),
        **chooser(request, mail, words),
        "history": history_visible_to(request.user, mail),
        "crumbs": list_crumbs(mail.region),
    }
    return render(request, "mail_in/mail.html", context)


def chooser(request: HttpRequest, mail: ReceivedMail, words: str) -> dict[str, Any]:
    """What the mail can be filed on: what was looked for, or what it probably belongs to; ``?move=`` takes it off elsewhere."""
    asked = request.GET.get("move", "")
    moved = (
        filings_of(request.user, mail).filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    )
    return {
        "words": words,
        "search_form": SearchForm({"q": words}) if words else SearchForm(),
        "offered": found(request.user, mail, words) if words else suggested(request.user, mail),
        "moved": moved,
    }
