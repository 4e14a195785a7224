"""The page behind the link of a self-check: everything that is known, and one button that says it is still right.

Opening it writes nothing, for mail scanners open it too; it keeps no cookie. Answering again is possible until the link
runs out: what was answered, by whom, stands above.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.link_forms import secretly
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.care import WriterForm
from regietafel.workplaces.models import SelfCheck
from regietafel.workplaces.operations.confirming import confirm_check
from regietafel.workplaces.queries.check_facts import told
from regietafel.workplaces.queries.checks import Behind, asked_in, changes_in, check_behind, still_asked
from regietafel.workplaces.queries.visible import settings_of
from regietafel.workplaces.views.by_link import refused_post, status_of

DONE = frozenset({"confirmed", "live", "waits", "same", "places", "unlisted", "period", "stopped"})


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Show all workplaces of the organisation, and let the button confirm them."""
    if refused := refused_post(request, token, "answer_check"):
        return refused
    found = check_behind(token, timezone.localdate())
    if found.check is None or found.problem:
        return over(request, found)
    if request.method != "POST":
        return show(request, token, found.check, writer_of(found.check))
    form = WriterForm(request.POST)
    if form.is_valid():
        try:
            confirm_check(
                actor=None,
                check=found.check,
                issue=found.check.issue,
                by=signed(found.check, form.cleaned_data["who"]),
                now=timezone.now(),
            )
            return redirect(f"{request.path}?done=confirmed#done")
        except Refusal as refusal:
            form.refuse(refusal)
    return show(request, token, found.check, form)


def writer_of(row: SelfCheck) -> WriterForm:
    """The form with the name of who was asked."""
    return WriterForm(initial={"who": row.contact.name if row.contact else ""})


def signed(row: SelfCheck, who: str) -> str:
    """How somebody who came by a link is called: their name and the organisation for which they were asked."""
    return f"{who}, {row.organisation.short_name or row.organisation.name}"


def show(request: HttpRequest, token: str, row: SelfCheck, form: WriterForm) -> HttpResponse:
    """The page; 422 when the name is missing."""
    today = timezone.localdate()
    months = settings_of(row.region).check_every_months
    done = request.GET.get("done", "")
    context = {
        "check": row,
        "region": row.region,
        "token": token,
        "workplaces": told(asked_in(row, today), months, today),
        "still_asked": still_asked(row, today),
        "changes": list(changes_in(row)),
        "form": form,
        "key": care_tokens.form_key(token),
        "done": done if done in DONE else "",
    }
    return render(request, "workplaces/care/check.html", context, status=422 if form.errors else 200)


def over(request: HttpRequest, found: Behind) -> HttpResponse:
    """Say in words why a link opens nothing (any more)."""
    context = {"check": found.check, "problem": found.problem, "region": found.check.region if found.check else None}
    return render(request, "workplaces/care/check_over.html", context, status=status_of(found.problem))
