"""Who should sign a declaration; that several did; that one did, or will not; and taking that back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.agreements.forms.pacts import NoSignatureForm, SignatoriesForm, SignatureForm, SignForm
from regietafel.agreements.models import Declaration, Signature
from regietafel.agreements.operations import signatures as deeds
from regietafel.agreements.queries.pacts import local_governments_on, organisations_to_choose, versions_of
from regietafel.agreements.queries.signing import signature_of, standing_of
from regietafel.agreements.views.declarations_deeds import FORM, form_context
from regietafel.agreements.views.pacts import at, get_declaration_or_404, pact_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.organisations.models import Organisation
from regietafel.people.queries import person_of

PLACE = "#signatures"


def signature_or_404(request: HttpRequest, declaration: Declaration, row: int) -> Signature:
    """A row of the list of who should sign."""
    found = signature_of(request.user, declaration, row)
    if found is None:
        raise Http404("no such signature")
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def signatories(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Choose who should sign."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    governments = local_governments_on(found.region, timezone.localdate())

    def listed(row: Declaration) -> list[Organisation]:
        return [one.organisation for one in standing_of(row).rows]

    book = list({one.pk: one for one in [*organisations_to_choose(found.region), *listed(found)]}.values())
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: SignatoriesForm(data, governments=governments, others=book, chosen=listed(row)),
        save=lambda values, version: deeds.choose_signatories(
            actor=person_of(request), declaration=found, version=version, **values
        ),
        saved=lambda saved: at(request, pact_url(saved) + PLACE, _("Saved.")),
        template=FORM,
        context=form_context(found, _("Who should sign?"), _("Save")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def sign_many(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Note in one form who signed on a day."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    today, versions, standing = timezone.localdate(), versions_of(found), standing_of(found)
    waiting = [*standing.waiting, *standing.behind, *standing.declined]

    def saved(after: Declaration) -> HttpResponse:
        count = len(request.POST.getlist("signatures"))
        text = ngettext("%(count)s signature was noted.", "%(count)s signatures were noted.", count)
        return at(request, pact_url(after) + PLACE, text % {"count": count})

    return add_with_form(
        request,
        form_of=lambda data: SignForm(data, waiting=waiting, versions=versions, today=today),
        save=lambda values: deeds.sign(actor=person_of(request), declaration=found, today=today, **values),
        saved=saved,
        template=FORM,
        context=form_context(found, _("Note signatures"), _("Note who signed")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def mend(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Note or put right when one signed, as what, and which version."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    signature, versions, today = signature_or_404(request, found, row), versions_of(found), timezone.localdate()
    return edit_with_form(
        request,
        row=signature,
        form_of=lambda one, data: SignatureForm(data, signature=one, versions=versions),
        save=lambda values, version: deeds.mend_signature(
            actor=person_of(request), signature=signature, version=version, today=today, **values
        ),
        saved=lambda _one: at(request, pact_url(found) + PLACE, _("Saved.")),
        template=FORM,
        context=form_context(found, _("Signature of %(who)s") % {"who": signature}, _("Save")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def refuse(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Note that one will not sign, and why."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    signature = signature_or_404(request, found, row)
    return edit_with_form(
        request,
        row=signature,
        form_of=lambda one, data: NoSignatureForm(data, signature=one),
        save=lambda values, version: deeds.decline(
            actor=person_of(request), signature=signature, version=version, **values
        ),
        saved=lambda _one: at(request, pact_url(found) + PLACE, _("Saved.")),
        template=FORM,
        context=form_context(found, _("%(who)s does not sign") % {"who": signature}, _("Save")),
    )


@require_POST
@permitted("agreements.keep")
def undo(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Make it as if nothing was heard of one yet."""
    found = get_declaration_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    signature = signature_or_404(request, found, row)
    here = pact_url(found) + PLACE
    return act(
        request,
        do=lambda: deeds.take_back(actor=person_of(request), signature=signature),
        done=lambda one: at(request, here, _("%(who)s: not signed yet.") % {"who": one}),
        otherwise=here,
    )
