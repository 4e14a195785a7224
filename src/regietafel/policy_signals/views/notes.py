"""The note of a dossier: written, fixed in versions, read as a page, as Word and as PDF."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.word import WORD_TYPE
from regietafel.people.queries import person_of
from regietafel.policy_signals.annexes import annexes_in_words, frozen
from regietafel.policy_signals.forms.letters import FixForm, NoteForm
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.models import Dossier, Note, NoteVersion
from regietafel.policy_signals.note_files import Paper, as_docx, as_pdf, paper_of_version
from regietafel.policy_signals.operations.notes import begin_note, fix_version, take_back_text, write_note
from regietafel.policy_signals.queries.annexes import annexes_of, annexes_of_version
from regietafel.policy_signals.queries.papers import cosignatories_of, note_of, proposed_text, versions_of
from regietafel.policy_signals.queries.standing import standings_of
from regietafel.policy_signals.views.load import at_dossier, dossier_crumbs, dossier_url, get_dossier_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def note(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write the note; the first time it begins with what is known."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    context = {"dossier": dossier, "crumbs": dossier_crumbs(dossier)}
    row = note_of(dossier)
    if row is None:
        standing = standings_of([dossier], timezone.localdate())[dossier.pk]
        initial = {"title": dossier.title, "text": proposed_text(dossier, standing)}
        return add_with_form(
            request,
            form_of=lambda data: NoteForm(data, initial=initial),
            save=lambda values: begin_note(actor=person_of(request), dossier=dossier, **values),
            saved=lambda _note: at_dossier(request, dossier, _("The note has begun."), anchor="note"),
            template="policy_signals/letters/note_form.html",
            context=context,
        )

    def save(values: dict[str, Any], version: int) -> Note:
        return write_note(actor=person_of(request), note=row, version=version, **values)

    return edit_with_form(
        request,
        row=row,
        form_of=lambda current, data: NoteForm(data, note=current),
        save=save,
        saved=lambda _note: at_dossier(request, dossier, _("Saved."), anchor="note"),
        template="policy_signals/letters/note_form.html",
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def fix(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Fix the note as it stands."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = note_or_404(dossier)

    def fixed(version: NoteVersion) -> HttpResponse:
        return at_dossier(
            request, dossier, _("Version %(number)s is fixed.") % {"number": version.number}, anchor="note"
        )

    return add_with_form(
        request,
        form_of=FixForm,
        save=lambda values: fix_version(actor=person_of(request), note=row, now=timezone.now(), **values),
        saved=fixed,
        template="policy_signals/letters/note_fix.html",
        context={
            "dossier": dossier,
            "note": row,
            "pieces": pieces_of(row.text),
            "annexes": annexes_in_words(frozen(one) for one in annexes_of(row)),
            "crumbs": dossier_crumbs(dossier),
        },
    )


def note_or_404(dossier: Dossier) -> Note:
    """The note of a dossier that has one."""
    found = note_of(dossier)
    if found is None:
        raise Http404("no note yet")
    found.dossier = dossier
    return found


def version_or_404(request: HttpRequest, dossier: Dossier, number: int) -> NoteVersion:
    """A version of the note of a dossier."""
    found = next((one for one in versions_of(request.user, dossier) if one.number == number), None)
    if found is None:
        raise Http404("no such version")
    return found


@require_safe
@permitted("policy_signals.view_dossier")
def version_page(request: HttpRequest, region_slug: str, pk: int, number: int) -> HttpResponse:
    """A version as it was fixed, with who signed it."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    versions = versions_of(request.user, dossier)
    found = version_or_404(request, dossier, number)
    context = {
        "dossier": dossier,
        "fixed": found,
        "pieces": pieces_of(found.text),
        "annexes": annexes_of_version(request.user, found),
        "versions": versions,
        "signatures": cosignatories_of(request.user, dossier),
        "may_write": request.user.has_perm("policy_signals.write_letter", dossier),
        "crumbs": dossier_crumbs(dossier),
    }
    return render(request, "policy_signals/letters/version.html", context)


@require_safe
@permitted("policy_signals.view_dossier")
def version_file(request: HttpRequest, region_slug: str, pk: int, number: int, format: str) -> HttpResponse:  # noqa: A002 - the name in the address
    """A version to take along."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    found = version_or_404(request, dossier, number)
    paper = paper_of_version(found, cosignatories_of(request.user, dossier))
    return paper_file(paper, f"{slugify(found.title)[:60] or 'nota'}-{number}", format, found.made_on)


def paper_file(paper: Paper, name: str, kind: str, day: dt.date) -> HttpResponse:
    """A paper of a day to take along, as Word or as PDF, the same bytes each time; no cache keeps it."""
    if kind == "docx":
        response = HttpResponse(as_docx(paper), content_type=WORD_TYPE)
    elif kind == "pdf":
        response = HttpResponse(
            as_pdf(paper, dt.datetime.combine(day, dt.time(), dt.UTC)), content_type="application/pdf"
        )
    else:
        raise Http404("no such kind of file")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@permitted("policy_signals.write_letter")
def take_back(request: HttpRequest, region_slug: str, pk: int, number: int) -> HttpResponse:
    """Write on from an earlier version."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    found = version_or_404(request, dossier, number)

    def back(_note: Note) -> HttpResponse:
        return redirect("policy_signals:note", region_slug, pk)

    return act(
        request,
        do=lambda: take_back_text(actor=person_of(request), version=found),
        done=back,
        otherwise=dossier_url(dossier),
    )
