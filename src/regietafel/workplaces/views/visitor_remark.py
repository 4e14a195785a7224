""" "This is not right", from whoever reads the page of a workplace; and the answer to it by the link in a mail.

The page of a workplace sets no cookie; this form has the one against forgery. What is answered to the sender is the same
whether a script filled it in or a person.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import is_too_often
from regietafel.core.link_forms import secretly
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.care import AnswerForm, RemarkForm
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.operations.remarks import add_remark, answer_remark
from regietafel.workplaces.queries.remarks import Asked, remark_behind, workplace_in_sight
from regietafel.workplaces.views.by_link import refused_post, status_of


def get_public_workplace_or_404(request: HttpRequest, region_slug: str, slug: str) -> Workplace:
    """A workplace at its public address, for whoever sees it there."""
    found = workplace_in_sight(request.user, region_slug, slug)
    if found is None:
        raise Http404("no such workplace")
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def remark(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take in a remark. A flood is refused in words, before anything is written or mailed."""
    workplace = get_public_workplace_or_404(request, region_slug, slug)
    if request.method != "POST":
        return show(request, workplace, RemarkForm())
    if is_too_often(request, "leave_remark", f"workplace-{workplace.pk}"):
        return show(request, workplace, RemarkForm(request.POST), too_many=True)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return show(request, workplace, form)
    if not form.is_from_a_script:
        try:
            add_remark(
                actor=None,
                workplace=workplace,
                text=form.cleaned_data["text"],
                email=form.cleaned_data["email"],
                language=get_language() or "nl",
                now=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
            return show(request, workplace, form)
    return redirect("workplaces:remark-sent", region_slug, slug)


def show(request: HttpRequest, workplace: Workplace, form: RemarkForm, *, too_many: bool = False) -> HttpResponse:
    """The form: 200 when it is fresh, 422 with mistakes, 429 when too many came."""
    context = {"workplace": workplace, "region": workplace.region, "form": form, "too_many": too_many}
    status = 429 if too_many else 422 if form.is_bound else 200
    return render(request, "workplaces/care/remark.html", context, status=status)


@require_safe
@public
def sent(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say thank you, and what happens now."""
    workplace = get_public_workplace_or_404(request, region_slug, slug)
    return render(request, "workplaces/care/remark_sent.html", {"workplace": workplace, "region": workplace.region})


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a remark to who keeps the workplace, and take the answer in."""
    if refused := refused_post(request, token, "answer_remark"):
        return refused
    found = remark_behind(token, timezone.now())
    if found.remark is None or found.problem:
        return over(request, found)
    row = found.remark
    form = AnswerForm(request.POST if request.method == "POST" else None, drafted=False)
    if form.is_bound and form.is_valid():
        try:
            organisation = row.workplace.organisation
            answer_remark(
                actor=None,
                remark=row,
                answer=form.cleaned_data["answer"],
                by=organisation.short_name or organisation.name,
                now=timezone.now(),
            )
            return redirect(f"{request.path}#saved")
        except Refusal as refusal:
            form.refuse(refusal)
    context = {
        "remark": row,
        "workplace": row.workplace,
        "region": row.workplace.region,
        "form": form,
        "hidden": {"key": care_tokens.form_key(token)},
    }
    return render(request, "workplaces/care/remark_link.html", context, status=422 if form.errors else 200)


def over(request: HttpRequest, found: Asked) -> HttpResponse:
    """Say why there is nothing to answer; an answer that was given already is shown."""
    row = found.remark
    context = {
        "remark": row,
        "problem": found.problem,
        "region": row.workplace.region if row else None,
    }
    status = 200 if found.problem == "answered" else status_of(found.problem)
    return render(request, "workplaces/care/remark_over.html", context, status=status)
