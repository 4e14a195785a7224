"""What else can be said by the link of a self-check: free places, how often to ask, that a workplace stops, or is not listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.forms import Form
from regietafel.core.link_forms import secretly
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.care import PeriodForm, PlacesForm, StopForm, UnlistForm
from regietafel.workplaces.models import ChangeState, SelfCheck, Workplace
from regietafel.workplaces.operations.free_places import post_free_places
from regietafel.workplaces.operations.unlisting import choose_period, stop, unlist
from regietafel.workplaces.queries.checks import Behind, asked_in, check_behind
from regietafel.workplaces.queries.free_places import offers_now
from regietafel.workplaces.queries.visible import settings_of
from regietafel.workplaces.views.by_link import refused_post
from regietafel.workplaces.views.check import over, signed

Answer = Callable[[Form, dict[str, Any]], str]


def by_of(check: SelfCheck) -> str:
    """How whoever holds the link is called."""
    name = check.contact.name if check.contact else str(_("By link"))
    return signed(check, name)


def workplace_of(check: SelfCheck, pk: int) -> Workplace | None:
    """A workplace that a check is about."""
    return asked_in(check, timezone.localdate()).filter(pk=pk).first()


def not_right(request: HttpRequest) -> HttpResponse:
    """The same answer for an address that somebody put together as for a token that we never gave."""
    return over(request, Behind(None, "unknown"))


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def deed(request: HttpRequest, token: str, pk: int, deed: str) -> HttpResponse:
    """Open the form of one deed, and do it."""
    if refused := refused_post(request, token, "answer_check"):
        return refused
    found = check_behind(token, timezone.localdate())
    if found.check is None or found.problem:
        return over(request, found)
    handler, workplace = DEEDS.get(deed), workplace_of(found.check, pk)
    if handler is None or workplace is None:
        return not_right(request)
    return handler(request, token, found.check, workplace)


def told_back(token: str, done: str) -> HttpResponse:
    """Back on the page of the check, with what was done."""
    return redirect(f"{reverse('workplaces:check', args=[token])}?done={done}#done")


def answered(
    request: HttpRequest,
    token: str,
    check: SelfCheck,
    workplace: Workplace,
    form: Form,
    template: str,
    do: Callable[[], str],
) -> HttpResponse:
    """Run a form by link: the deed says what was done; a refusal comes back at its field."""
    if form.is_bound and form.is_valid():
        try:
            return told_back(token, do())
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "check": check,
        "region": check.region,
        "workplace": workplace,
        "token": token,
        "form": form,
        "hidden": {"key": care_tokens.form_key(token)},
        "back": reverse("workplaces:check", args=[token]),
        "weeks": 2,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def words_of(check: SelfCheck, workplace: Workplace) -> dict[str, Any]:
    """What every deed of a check is told."""
    return {
        "actor": None,
        "check": check,
        "issue": check.issue,
        "workplace": workplace,
        "by": by_of(check),
        "now": timezone.now(),
    }


def places(request: HttpRequest, token: str, check: SelfCheck, workplace: Workplace) -> HttpResponse:
    """Post how many places are free."""
    offers = list(offers_now(workplace, timezone.localdate()))
    form = PlacesForm(request.POST if request.method == "POST" else None, offers=offers)

    def do() -> str:
        post_free_places(actor=None, workplace=workplace, figures=form.figures(), by=by_of(check), now=timezone.now())
        return "places"

    return answered(request, token, check, workplace, form, "workplaces/care/check_places.html", do)


def period(request: HttpRequest, token: str, check: SelfCheck, workplace: Workplace) -> HttpResponse:
    """Choose how often one is asked."""
    form = PeriodForm(
        request.POST if request.method == "POST" else None,
        usual=settings_of(check.region).check_every_months,
        chosen=workplace.check_every_months,
    )

    def do() -> str:
        choose_period(months=form.cleaned_data["months"], **words_of(check, workplace))
        return "period"

    return answered(request, token, check, workplace, form, "workplaces/care/check_period.html", do)


def stops(request: HttpRequest, token: str, check: SelfCheck, workplace: Workplace) -> HttpResponse:
    """Say that a workplace stops."""
    form = StopForm(request.POST if request.method == "POST" else None)

    def do() -> str:
        change = stop(on=form.cleaned_data["on"], **words_of(check, workplace))
        if change is None:
            return "same"
        return "stopped" if change.state == ChangeState.APPLIED else "waits"

    return answered(request, token, check, workplace, form, "workplaces/care/check_stop.html", do)


def unlists(request: HttpRequest, token: str, check: SelfCheck, workplace: Workplace) -> HttpResponse:
    """Take a workplace off the list, after asking whether that is meant."""
    form = UnlistForm(request.POST if request.method == "POST" else None)

    def do() -> str:
        unlist(**words_of(check, workplace))
        return "unlisted"

    return answered(request, token, check, workplace, form, "workplaces/care/check_unlist.html", do)


DEEDS: dict[str, Callable[[HttpRequest, str, SelfCheck, Workplace], HttpResponse]] = {
    "places": places,
    "period": period,
    "stop": stops,
    "unlist": unlists,
}
"""What can be done by the link of a check, by the word in the address."""
