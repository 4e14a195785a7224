"""What happens to entries of the library: added, changed, removed and put back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.documents.models import Document
from regietafel.documents.operations import Details, Place, add_document, edit_document
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.library.models import ItemKind, ItemTheme, LibraryItem
from regietafel.library.queries import HOLDER, files_of
from regietafel.territories.models import Region

COLUMNS = ("title", "kind", "summary", "source", "shared_by", "url", "dated", "deadline")
MOST_THEMES = 8


@dataclass(frozen=True)
class ItemData:
    """What a person says about an entry."""

    title: str
    kind: str = ItemKind.STUDY
    summary: str = ""
    source: str = ""
    shared_by: str = ""
    url: str = ""
    dated: dt.date | None = None
    deadline: dt.date | None = None
    themes: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """The columns of the row; only a call has a last day."""
        columns = {name: getattr(self, name) for name in COLUMNS}
        return columns if self.kind == ItemKind.CALL else {**columns, "deadline": None}


@operation
def add_item(
    *, actor: Any, region: Region, data: ItemData, file: UploadedFile[Any] | None = None, now: dt.datetime
) -> LibraryItem:
    """Put something in the library, either a link or a file."""
    if bool(data.url) is bool(file):
        raise Refusal(_("Give either a web address or a file."), field="url")
    insist_on_data(data)
    item = LibraryItem.objects.create(
        region=region, added_by=actor, added_at=now, year=year_of(data, now), **data.columns()
    )
    write_themes(item, data)
    if file:
        add_document(actor=actor, place=Place(region, HOLDER, item.pk), details=details_of(data), file=file, now=now)
    record(actor=actor, verb="created", on=item, region=region, after=told(item))
    return item


@operation
def edit_item(*, actor: Any, item: LibraryItem, data: ItemData, version: int | None) -> LibraryItem:
    """Change what is said of an entry; a file is renewed on its own page, and goes by the title of the entry."""
    fresh = locked_at(item, version)
    insist_is_there(fresh)
    insist_on_data(data)
    document = files_of([fresh]).get(fresh.pk)
    if document and data.url:
        raise Refusal(_("Give either a web address or a file."), field="url")
    if fresh.url and not data.url:
        raise Refusal(_("Enter a web address such as https://www.example.org/report.pdf."), field="url")
    before = told(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    fresh.year = year_of(data, fresh.added_at)
    write_themes(fresh, data)
    after = told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
        if document:
            let_file_follow(actor, document, data)
    return fresh


def let_file_follow(actor: Any, document: Document, data: ItemData) -> None:
    """Call the file of an entry as the entry is called, and leave what else is known of it."""
    details = Details(data.title, document.kind, data.dated, data.source)
    edit_document(actor=actor, document=document, details=details, version=None)


@operation
def remove_item(*, actor: Any, item: LibraryItem, now: dt.datetime) -> LibraryItem:
    """Put an entry in the bin; its file is out of sight with it. Twice is once."""
    fresh = locked(item)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_item(*, actor: Any, item: LibraryItem) -> LibraryItem:
    """Take an entry out of the bin. Twice is once."""
    fresh = locked(item)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_items(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment; the clock lets their files go after them."""
    gone = list(LibraryItem.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((item, item.region) for item in gone), actor=actor)


def insist_on_data(data: ItemData) -> None:
    """Refuse what says nothing, or more themes than anybody looks by."""
    if not data.title.strip():
        raise Refusal(_("Say what it is called."), field="title")
    if len(data.themes) > MOST_THEMES:
        raise Refusal(_("Give at most %(most)s themes.") % {"most": MOST_THEMES}, field="themes")


def insist_is_there(item: LibraryItem) -> None:
    """Refuse to change what lies in the bin."""
    if item.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


def year_of(data: ItemData, added: dt.datetime) -> int:
    """The year by which one looks for it."""
    return data.dated.year if data.dated else timezone.localdate(added).year


def details_of(data: ItemData) -> Details:
    """What the document of an entry is called."""
    return Details(title=data.title, dated=data.dated, source=data.source)


def write_themes(item: LibraryItem, data: ItemData) -> None:
    """The themes as they were given, each once."""
    wanted = set(data.themes)
    item.themes.exclude(name__in=wanted).delete()
    there = set(item.themes.values_list("name", flat=True))
    ItemTheme.objects.bulk_create(ItemTheme(item=item, name=name) for name in sorted(wanted - there))


def told(item: LibraryItem) -> dict[str, Any]:
    """An entry as the journal tells it."""
    themes = ItemTheme.objects.filter(item=item).values_list("name", flat=True)
    return {**snapshot(item, COLUMNS), "themes": list(themes)}
