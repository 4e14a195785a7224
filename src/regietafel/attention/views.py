"""The page of what waits for a person, and how that person hears of it. Each page is one's own."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.attention import links
from regietafel.attention.forms import PutOffForm, WishForm
from regietafel.attention.operations import own
from regietafel.attention.providers import MENTION
from regietafel.attention.queries import Everything, arranged, found_for, names_in, own_mentions, person_behind, wish_of
from regietafel.attention.sources import sources
from regietafel.core.access import permitted, public, require, signed_in
from regietafel.core.editing import act
from regietafel.core.limits import too_often
from regietafel.core.link_forms import form_key, insist_own_form, secretly
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.core.returning import own_page
from regietafel.people.models import User
from regietafel.people.queries import get_region_or_404, person_of, seats_of
from regietafel.territories.models import Region

FIRST = 5
"""So many lines of a kind stand on the page; the rest stands behind a link."""
PER_PAGE = 50


@require_safe
@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """All that waits for whoever looks, over all their regions."""
    person, today = person_of(request), timezone.localdate()
    regions = seats_of(person).regions
    region = next((one for one in regions if one.slug == request.GET.get("region")), None)
    kind = next((one.kind for one in sources if one.kind == request.GET.get("kind")), "")
    everything = arranged(found_for(person, today, region=region), today, kind=kind)
    context: dict[str, Any] = {
        "everything": everything,
        "first": FIRST,
        "mention": MENTION,
        "today": today,
        "later": later_days(today),
        "names_region": len(regions) > 1 and region is None,
        "tabs": region_tabs(regions, region, kind) if len(regions) > 1 else [],
        "of_region": f"&region={region.slug}" if region else "",
        "wish": wish_of(person),
        "kind": kind,
        "crumbs": start_crumbs(region or (regions[0] if len(regions) == 1 else None)),
    }
    if kind:
        context |= one_kind(request, everything)
    return render(request, "attention/waiting.html", context)


def start_crumbs(region: Region | None) -> list[tuple[str, str]]:
    """The way back to the table of the region that is looked at, if it is one."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))] if region else []


def one_kind(request: HttpRequest, everything: Everything) -> dict[str, Any]:
    """All lines of one kind, a page at a time."""
    rows = everything.groups[0].rows if everything.groups else []
    return {"page": page_of(request, rows, PER_PAGE), "crumbs": [(_("Waiting for me"), reverse("attention:waiting"))]}


def region_tabs(regions: list[Region], chosen: Region | None, kind: str) -> list[dict[str, Any]]:
    """All regions at once, or one of them."""

    def address(**asked: str) -> str:
        words = {key: value for key, value in ({"kind": kind} | asked).items() if value}
        return reverse("attention:waiting") + (f"?{urlencode(words)}" if words else "")

    return [
        {"label": _("All my regions"), "url": address(), "current": chosen is None},
        *({"label": one.name, "url": address(region=one.slug), "current": one == chosen} for one in regions),
    ]


def later_days(today: dt.date) -> list[tuple[str, dt.date]]:
    """Until when a line can be put off at once."""
    return [
        (_("Tomorrow"), today + dt.timedelta(days=1)),
        (_("Next Monday"), today + dt.timedelta(days=7 - today.weekday())),
        (_("In four weeks"), today + dt.timedelta(days=28)),
    ]


def way_back(request: HttpRequest) -> str:
    """Where the form stood."""
    return own_page(request, request.POST.get("next", ""), reverse("attention:waiting"))


@require_POST
@signed_in
def put_off(request: HttpRequest) -> HttpResponse:
    """Take a line out of sight until a day."""
    form = PutOffForm(request.POST)
    back = way_back(request)
    if not form.is_valid():
        messages.error(request, _("Choose a day from tomorrow on, within a year."))
        return redirect(back)
    key, until = form.cleaned_data["key"], form.cleaned_data["until"]

    def said(_row: object) -> HttpResponse:
        text = _("You see this again on %(day)s.") % {"day": date_format(until, "l j F")}
        done(request, text, undo=f"{reverse('attention:take-back')}?{urlencode({'key': key})}")
        return redirect(back)

    return act(
        request,
        do=lambda: own.put_off(actor=person_of(request), key=key, until=until, today=timezone.localdate()),
        done=said,
        otherwise=back,
    )


@require_POST
@signed_in
def take_back(request: HttpRequest) -> HttpResponse:
    """Show a line that was put off again."""
    own.take_back(actor=person_of(request), key=request.POST.get("key") or request.GET.get("key", ""))
    done(request, _("It is back on the list."))
    return redirect(way_back(request))


@require_POST
@signed_in
def see(request: HttpRequest) -> HttpResponse:
    """Say that one has seen where one was mentioned: in one place, or in all that stand on the page."""
    asked = [int(pk) for pk in request.POST.getlist("mention") if pk.isdecimal() and len(pk) < 16]
    pks = list(own_mentions(request.user).filter(pk__in=asked, seen_at__isnull=True).values_list("pk", flat=True))
    count = own.see_mentions(actor=person_of(request), pks=pks, now=timezone.now())
    text = ngettext("%(count)s mention marked as seen.", "%(count)s mentions marked as seen.", count)
    words = urlencode({"mention": pks}, doseq=True)
    done(request, text % {"count": count}, undo=f"{reverse('attention:unsee')}?{words}" if pks else "")
    return redirect(way_back(request))


@require_POST
@signed_in
def unsee(request: HttpRequest) -> HttpResponse:
    """Put mentions back on the list."""
    asked = [int(pk) for pk in request.GET.getlist("mention") if pk.isdecimal() and len(pk) < 16]
    own.unsee_mentions(actor=person_of(request), pks=asked)
    done(request, _("It is back on the list."))
    return redirect("attention:waiting")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mail(request: HttpRequest) -> HttpResponse:
    """How often the mail with what is new comes, and what stands in it."""
    person = person_of(request)
    form = WishForm(request.POST if request.method == "POST" else None, wish=wish_of(person))
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        own.wish(actor=person, rhythm=asked["rhythm"], weekday=asked["weekday"], not_mailed=form.not_mailed)
        done(request, _("Saved."))
        return redirect("attention:waiting")
    context = {"form": form, "crumbs": [(_("Waiting for me"), reverse("attention:waiting"))]}
    return render(request, "attention/mail.html", context, status=422 if form.is_bound else 200)


@require_safe
@permitted("attention.call_by_name")
def names(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Who can be called by name in a text of a region; what the list under a text box offers."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "attention.call_by_name", region)
    return JsonResponse({"names": names_in(region)})


@csrf_exempt
@secretly
@require_http_methods(["GET", "HEAD", "POST"])
@public
def mail_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Turn the mail off or on without signing in. Looking changes nothing, for mail scanners look too."""
    if request.method == "POST":
        if refused := too_often(request, "answer_invitation"):
            return refused
        insist_own_form(request, links.PURPOSE, token)
    person: User | None = person_behind(links.read(token))
    if person is None:
        return render(request, "attention/mail_over.html", status=404)
    if request.method == "POST":
        own.turn_mail(actor=person, on="on" in request.POST)
        return redirect(request.path)
    context = {"wish": wish_of(person), "key": form_key(links.PURPOSE, token)}
    return render(request, "attention/mail_by_link.html", context)
