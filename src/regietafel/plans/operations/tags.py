"""Words from the lists: those of all regions, and those that a region adds to its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.journal.operations import record
from regietafel.plans.models import Tag
from regietafel.territories.models import Region

NewTag = tuple[str, str]
"""The kind of a tag and its word."""


def find_or_add_tags(actor: Any, region: Region, wanted: Iterable[NewTag]) -> list[Tag]:
    """The tags of these words; a word that stands in no list yet joins the list of the region."""
    return [find_or_add_tag(actor, region, kind, word) for kind, word in wanted]


def find_or_add_tag(actor: Any, region: Region, kind: str, word: str) -> Tag:
    """One tag; capitals and accents make no other tag."""
    code = slugify(word)[:80]
    if not code:
        raise Refusal(_("A tag needs letters or figures: “%(word)s” has none.") % {"word": word}, field=f"new_{kind}")
    known = Tag.objects.filter(Q(region=region) | Q(region__isnull=True), kind=kind, code=code)
    found = known.order_by("region").first()
    if found is None:
        found = Tag.objects.create(region=region, kind=kind, code=code, names={(get_language() or "nl")[:2]: word})
        record(actor=actor, verb="created", on=found, region=region, after={"kind": kind, "names": found.names})
    return found


def insist_on_tags(region: Region, tags: Iterable[Tag]) -> None:
    """Refuse tags that are of another region."""
    if any(tag.region_id not in {None, region.pk} for tag in tags):
        raise Refusal(_("One of these tags is not in your list any more. Choose again."), field="tags")
