"""What a note can be made of, and what can be chosen for letters and replies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import TOOK_PLACE, Meeting
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import organisations_visible_to
from regietafel.policy_signals.markup import HEADING
from regietafel.policy_signals.models import CoSignatory, Dossier, Note, NoteVersion
from regietafel.policy_signals.queries.standing import Standing
from regietafel.policy_signals.queries.visible import cosignatories_visible_to, note_versions_visible_to
from regietafel.territories.models import Municipality, Region

MOST_MEETINGS = 60


def note_of(dossier: Dossier) -> Note | None:
    """The note of a dossier."""
    return Note.objects.filter(dossier=dossier).first()


def versions_of(user: Any, dossier: Dossier) -> list[NoteVersion]:
    """The versions of the note of a dossier, the newest first."""
    found = (
        note_versions_visible_to(user).filter(note__dossier=dossier).select_related("note__dossier__region", "made_by")
    )
    return list(found.order_by("-number"))


def cosignatories_of(user: Any, dossier: Dossier) -> list[CoSignatory]:
    """Who was asked to sign along, by name."""
    found = cosignatories_visible_to(user).filter(note__dossier=dossier)
    rows = found.select_related("municipality", "organisation", "signed_version")
    return sorted(rows, key=str)


def municipalities_to_ask(region: Region, dossier: Dossier) -> list[Municipality]:
    """The local governments of a region that stand on no list yet."""
    asked = CoSignatory.objects.filter(note__dossier=dossier, municipality__isnull=False).values("municipality")
    return list(Municipality.objects.filter(regions=region).exclude(pk__in=asked).order_by("name"))


def organisations_to_ask(user: Any, region: Region) -> list[Organisation]:
    """The address book."""
    return list(organisations_visible_to(user, region))


def meetings_to_choose(user: Any, region: Region) -> list[Meeting]:
    """The last meetings at which an answer can have come."""
    found = meetings_visible_to(user).filter(body__region=region, state__in=TOOK_PLACE)
    return list(found.select_related("body").order_by("-on")[:MOST_MEETINGS])


def proposed_text(dossier: Dossier, standing: Standing) -> str:
    """What a note begins with: what is known of the dossier, without who reported."""
    parts = [headed(_("What we notice")), dossier.summary or _("Write here what is noticed.")]
    parts += [headed(_("Whom it touches")), whom(standing)]
    figures = [f"- {one.label}: {one.value.normalize():f} {one.unit}".rstrip() for one in dossier.figures.all()]
    parts += ["\n".join(figures)] if figures else []
    parts += [headed(_("What we ask")), dossier.wish or _("Write here what you ask.")]
    return "\n\n".join(parts)


def headed(words: str) -> str:
    """A heading in the light markup."""
    return f"{HEADING}{words}"


def whom(standing: Standing) -> str:
    """How many noticed it, and where, in a sentence or two."""
    count = standing.reporters.at_least
    told = ngettext("At least %(count)s reporter notices this.", "At least %(count)s reporters notice this.", count)
    said = told % {"count": count}
    if standing.municipalities:
        said += " " + _("Municipalities: %(names)s.") % {"names": ", ".join(standing.municipalities)}
    return said
