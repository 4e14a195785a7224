"""What is known of content is known of each document that has it."""

from __future__ import annotations

from regietafel.core.operations import touch
from regietafel.documents.models import DocumentVersion

DOCUMENT = "documents.document"


def let_documents_follow(stored: int) -> None:
    """Say that what the documents with this content can be found by is another now."""
    for pk in DocumentVersion.objects.filter(stored=stored).values_list("document", flat=True).distinct():
        touch(DOCUMENT, pk)
