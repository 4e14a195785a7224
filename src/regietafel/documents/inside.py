"""What the page of a document shows of what is inside its newest file: pages of a PDF, a picture, or how a text begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator

from regietafel.documents.kinds import DRAWN, PICTURES
from regietafel.documents.models import Document, DocumentVersion, StoredFile, TextState
from regietafel.documents.names import ending_of
from regietafel.documents.previews import MOST_PAGES
from regietafel.documents.queries import beginning_of

LOOKED_INTO = frozenset([TextState.READ, TextState.NONE, TextState.FAILED])


@dataclass(frozen=True)
class Inside:
    """What is shown; ``state`` says which of the rest counts."""

    state: str
    """waiting, pages, picture, not_drawn, text, no_text, or hidden."""
    version: DocumentVersion
    page: Page[int] | None = None
    total: int = 0
    size: tuple[int, int] = (0, 0)
    text: str = ""
    failure: str = ""
    most: int = MOST_PAGES

    @property
    def is_cut(self) -> bool:
        """Whether there are more pages than can be shown."""
        return self.total > self.most


def inside(document: Document, page: Any) -> Inside:
    """What is shown of a document; ``page`` is as the address has it."""
    version = document.newest
    if version.stored.is_infected:
        return Inside("hidden", version)
    row = beginning_of(version.stored)
    if row is None or row.state not in LOOKED_INTO:
        return Inside("waiting", version)
    if is_shown_by_page(version):
        if not row.pages:
            return Inside("not_drawn", version, failure=row.failure)
        shown = Paginator(range(1, min(row.pages, MOST_PAGES) + 1), 1).get_page(page)
        is_picture = ending_of(version.file_name) in PICTURES
        return Inside(
            "picture" if is_picture else "pages", version, shown, row.pages, (row.page_width, row.page_height)
        )
    beginning: str = getattr(row, "beginning")
    return Inside("text" if beginning else "no_text", version, text=beginning, failure=row.failure)


def is_shown_by_page(version: DocumentVersion) -> bool:
    """Whether a file is of a kind that is drawn."""
    return ending_of(version.file_name) in DRAWN


def is_unscanned(stored: StoredFile) -> bool:
    """Whether a scanner should have looked at a file and did not yet."""
    return bool(settings.SCANNER) and stored.scanned_at is None
