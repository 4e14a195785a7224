"""The names of a document: whom each of them means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.intake.forms.names import NAMES_LIST, NamesForm, Said, code_of
from regietafel.intake.models import Reading
from regietafel.intake.operations.adopting import adoptable
from regietafel.intake.operations.naming import Meaning, choose_names
from regietafel.intake.queries.naming import address_book
from regietafel.intake.views.load import address, get_reading_or_404, reading_crumbs
from regietafel.plans.queries.choices import names_to_choose


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.review_reading")
def names(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Every name with its suggestion; what is chosen holds for the next documents of the region too."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    rows = adoptable(reading).names
    book = address_book(reading.region)
    form = NamesForm(request.POST or None, rows=rows, book=book, region=reading.region)
    if request.method == "POST" and form.is_valid():
        try:
            count = keep(request, reading, form.cleaned_data["said"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            text = ngettext("%(count)s name was looked up.", "%(count)s names were looked up.", count)
            if count or "on" not in request.POST:
                done(request, text % {"count": count} if count else _("Nothing changed."))
            return redirect(address("adopt" if "on" in request.POST else "names", reading))
    context = {
        "reading": reading,
        "form": form,
        "asked": form.asked,
        "undecided": sum(not row.is_decided for row in rows),
        "sure": sum(not row.is_decided and row.suggested.sure is not None for row in rows),
        "known": names_to_choose(reading.region),
        "names_list": NAMES_LIST,
        "crumbs": reading_crumbs(reading),
    }
    return render(request, "intake/names.html", context, status=422 if form.is_bound else 200)


def keep(request: HttpRequest, reading: Reading, said: list[Said]) -> int:
    """Keep what was said, against the versions that the person looked at."""
    meanings = [
        Meaning(one.row.name, one.means, one.make, seen_version(request, one), forget=one.forget) for one in said
    ]
    return choose_names(actor=request.user, reading=reading, meanings=meanings, now=timezone.now())


def seen_version(request: HttpRequest, said: Said) -> int:
    """The version of the choice on the page that was sent."""
    text = str(request.POST.get(f"seen-{code_of(said.row.folded)}", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
