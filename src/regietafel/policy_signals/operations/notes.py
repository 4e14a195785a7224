"""The note of a dossier: begun, written in place, fixed in versions, taken back to an earlier one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.policy_signals.annexes import frozen
from regietafel.policy_signals.models import Dossier, Note, NoteVersion, StepKind
from regietafel.policy_signals.operations.annexes import set_annexes
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.queries.annexes import annexes_of, annexes_still_there
from regietafel.workplaces.personal import has_national_number

MOST_VERSIONS = 100


def insist_on_text(title: str, text: str) -> None:
    """Refuse a note without a title, and a national number."""
    if not title.strip():
        raise Refusal(_("Give the note a title."), field="title")
    if has_national_number(f"{title} {text}"):
        raise Refusal(_("A number of the national register stands in the text. Take it out: nobody may be known by it."), field="text")  # fmt: skip


@operation
def begin_note(*, actor: Any, dossier: Dossier, title: str, text: str) -> Note:
    """Begin the note of a dossier; one that is there already is the answer."""
    fresh = locked(dossier)
    insist_is_there(fresh)
    found = Note.objects.filter(dossier=fresh).first()
    if found is not None:
        return found
    insist_on_text(title, text)
    note = Note.objects.create(dossier=fresh, title=title.strip(), text=text)
    record(actor=actor, verb="note_begun", on=fresh, region=fresh.region, after={"title": note.title})
    return note


@operation
def write_note(*, actor: Any, note: Note, title: str, text: str, version: int | None) -> Note:
    """Change the text of a note. What was fixed stays as it was."""
    fresh = locked_at(note, version)
    insist_is_there(fresh.dossier)
    insist_on_text(title, text)
    if (fresh.title, fresh.text) != (title.strip(), text):
        fresh.title, fresh.text = title.strip(), text
        fresh.save_next("title", "text")
        record(actor=actor, verb="note_written", on=fresh.dossier, region=fresh.dossier.region)
    return fresh


@operation
def fix_version(*, actor: Any, note: Note, changed: str, now: dt.datetime) -> NoteVersion:
    """Fix the note as it stands: what is signed and sent. The same text twice is one version."""
    fresh = locked(note)
    insist_is_there(fresh.dossier)
    if not fresh.text.strip():
        raise Refusal(_("The note is empty. Write it first."))
    last = fresh.versions.order_by("-number").first()
    annexes = [frozen(one) for one in annexes_of(fresh)]
    if last is not None and (last.title, last.text, last.annexes) == (fresh.title, fresh.text, annexes):
        return last
    if last is not None and last.number >= MOST_VERSIONS:
        raise Refusal(_("A note has at most %(most)s versions.") % {"most": MOST_VERSIONS})
    if last is not None and not changed.strip():
        raise Refusal(_("Say what changed since the last version."), field="changed")
    made = NoteVersion.objects.create(
        note=fresh,
        number=last.number + 1 if last else 1,
        title=fresh.title,
        text=fresh.text,
        changed=changed.strip(),
        annexes=annexes,
        made_on=timezone.localdate(now),
        made_by=actor if getattr(actor, "pk", None) else None,
    )
    dossier = fresh.dossier
    record(actor=actor, verb="note_fixed", on=dossier, region=dossier.region, after={"version": made.number})
    if made.number == 1:
        said = _("The note is ready: “%(title)s”.") % {"title": made.title}
        add_step(actor=actor, dossier=dossier, kind=StepKind.NOTE, said=said, now=now)
    return made


@operation
def take_back_text(*, actor: Any, version: NoteVersion) -> Note:
    """Let the text and annexes of an earlier version be what is written on; the versions stay."""
    note = locked(version.note)
    insist_is_there(note.dossier)
    last = note.versions.order_by("-number").first()
    now = [one.pk for one in annexes_of(note)]
    then = [one.get("document") for one in last.annexes] if last else []
    if last is not None and (last.title, last.text, then) != (note.title, note.text, now):
        raise Refusal(_("The text was changed since the last version. Fix it first, so that nothing is lost."))
    note.title, note.text = version.title, version.text
    set_annexes(note, annexes_still_there(version))
    note.save_next("title", "text")
    record(
        actor=actor, verb="note_written", on=note.dossier, region=note.dossier.region, after={"version": version.number}
    )
    return note
