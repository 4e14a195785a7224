"""The short form: how the director opens it, and how somebody without an account fills it in behind its link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, public, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.errors import Refusal
from regietafel.core.limits import is_too_often
from regietafel.core.link_forms import secretly
from regietafel.core.messages import done
from regietafel.core.once import new_key, once
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals import links
from regietafel.policy_signals.forms.reporting import DeskForm, ShortForm
from regietafel.policy_signals.models import SignalDesk, Way
from regietafel.policy_signals.operations.desk import DeskData, desk_of, renew_desk, set_desk
from regietafel.policy_signals.operations.reporting import VoiceData, report_signal
from regietafel.policy_signals.operations.thanking import thank
from regietafel.policy_signals.queries.signals import (
    desk_behind,
    shown_desk,
    target_groups,
    towns_of,
    work_forms_on,
)
from regietafel.policy_signals.views.reporting import list_crumbs, said_in
from regietafel.workplaces.qr import qr_code
from regietafel.workplaces.views.by_link import status_of


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.set_desk")
def desk(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Open or close the short form; its link and a QR code stand below."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.set_desk", region)
    row = shown_desk(region)
    token = links.token_for(links.DESK, row.pk, row.issue) if row.pk else ""
    address = (
        f"{settings.BASE_URL}{reverse('policy_signals:short-form', args=[token])}" if token and row.is_open else ""
    )

    def save(values: dict[str, Any], version: int) -> SignalDesk:
        kept = row if row.pk else desk_of(actor=person_of(request), region=region)
        return set_desk(
            actor=person_of(request), desk=kept, data=DeskData(**values), today=timezone.localdate(), version=version
        )

    def saved(_desk: SignalDesk) -> HttpResponse:
        done(request, _("Saved."))
        return redirect("policy_signals:desk", region_slug)

    return edit_with_form(
        request,
        row=row,
        form_of=lambda current, data: DeskForm(data, desk=current),
        save=save,
        saved=saved,
        template="policy_signals/reporting/desk.html",
        context={"address": address, "qr": qr_code(address) if address else "", "crumbs": list_crumbs(request, region)},
    )


@require_POST
@permitted("policy_signals.set_desk")
def renew(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Give the form a new link."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.set_desk", region)

    def renewed(_desk: SignalDesk) -> HttpResponse:
        done(request, _("The form has a new link. The one of before opens nothing any more."))
        return redirect("policy_signals:desk", region_slug)

    return act(
        request,
        do=lambda: renew_desk(actor=person_of(request), desk=desk_of(actor=person_of(request), region=region)),
        done=renewed,
        otherwise=reverse("policy_signals:desk", args=[region_slug]),
    )


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def short_form(request: HttpRequest, token: str) -> HttpResponse:
    """Report something without an account. A flood is refused in words, before anything is written or mailed."""
    if request.method == "POST" and not links.is_form_key(token, request.POST.get("key", "")):
        return over(request, "form", status=403)
    row, problem = desk_behind(token, timezone.localdate())
    if row is None or problem:
        return over(request, problem)
    if request.method == "POST" and is_too_often(request, "report_by_link", str(row.pk)):
        return show(request, row, token, form_for(row, request.POST), too_many=True)
    form = form_for(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return once(request, lambda: taken_in(row, form, token))
        except Refusal as refusal:
            form.refuse(refusal)
        finally:
            quietly(request)
    return show(request, row, token, form)


def taken_in(row: SignalDesk, form: ShortForm, token: str) -> HttpResponse:
    """Write it down, unless a script filled it in, and go to the page that says thank you."""
    if not form.is_from_a_script:
        take_in(row, form.cleaned_data)
    return redirect("policy_signals:short-form-sent", token)


def quietly(request: HttpRequest) -> None:
    """Leave no message behind: it would need a cookie, and the page that follows says enough."""
    list(messages.get_messages(request))


def form_for(row: SignalDesk, data: QueryDict | None) -> ShortForm:
    """The form, with what can be chosen in the region."""
    today = timezone.localdate()
    return ShortForm(data, groups=target_groups(), work_forms=work_forms_on(today), municipalities=towns_of(row.region))


def take_in(row: SignalDesk, values: dict[str, Any]) -> None:
    """Write the signal down, and thank whoever left an address."""
    language, now = get_language() or "nl", timezone.now()
    told = {name: values[name] for name in ("organisation_said", "name", "email")}
    voice = VoiceData(way=Way.LINK, language=language, wants_news=bool(told["email"]), **told)
    signal = report_signal(actor=None, region=row.region, data=said_in(values), voice=voice, now=now)
    thank(actor=None, signal=signal, now=now)


def show(request: HttpRequest, row: SignalDesk, token: str, form: ShortForm, *, too_many: bool = False) -> HttpResponse:
    """The page: 200 when it is fresh, 422 with mistakes, 429 when too many came."""
    context = {
        "desk": row,
        "region": row.region,
        "form": form,
        "hidden": {"key": links.form_key(token), "once": request.POST.get("once") or new_key()},
        "too_many": too_many,
    }
    status = 429 if too_many else 422 if form.is_bound else 200
    return render(request, "policy_signals/reporting/short_form.html", context, status=status)


@secretly
@never_cache
@require_safe
@public
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Say thank you, and what happens now."""
    row, problem = desk_behind(token, timezone.localdate())
    if row is None or problem:
        return over(request, problem)
    return render(request, "policy_signals/reporting/sent.html", {"region": row.region, "token": token})


def over(request: HttpRequest, problem: str, *, status: int = 0) -> HttpResponse:
    """Say in words why the form is not there, without saying whose it was."""
    context = {"problem": problem}
    return render(request, "policy_signals/reporting/over.html", context, status=status or status_of(problem))
