"""Whether a file can be kept, said in words that tell what to do instead."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.documents.kinds import HEAD, TAIL, kinds_kept
from regietafel.documents.names import clean_name, ending_of
from regietafel.documents.scanning import harm_in
from regietafel.documents.sizes import said_size

NAMED = "pdf, docx, xlsx, pptx, odt, ods, odp, txt, md, csv, png, jpg, webp, eml, msg"


def fault_in(file: UploadedFile[Any], also: Collection[str] = ()) -> str:
    """Why a file cannot be kept, also where more kinds are; an empty text if it can."""
    kinds = kinds_kept(also)
    size = file.size or 0
    if not size:
        return _("This file is empty. Open it to see whether something was saved in it, and choose it again.")
    if size > settings.MAX_UPLOAD:
        return _("This file has %(size)s, and at most %(limit)s fits. Make it smaller, or link to where it stands.") % {
            "size": said_size(size),
            "limit": said_size(settings.MAX_UPLOAD),
        }
    ending = ending_of(clean_name(file.name or ""))
    if ending not in kinds:
        return _("Files of this kind are not kept here. These are: %(kinds)s. Save it as a PDF, for example.") % {
            "kinds": NAMED
        }
    if not kinds[ending].looks(*ends_of(file)):
        return _(
            "The name says that this is a file of the kind %(kind)s, but it is something else inside. "
            "Open it, save it as %(kind)s and choose it again."
        ) % {"kind": ending}
    return harm_in(file)


def ends_of(file: UploadedFile[Any]) -> tuple[bytes, bytes]:
    """The beginning and the end of a file."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(max(0, (file.size or 0) - TAIL))
    tail = file.read(TAIL)
    file.seek(0)
    return head, tail


def insist_can_be_kept(file: UploadedFile[Any], also: Collection[str] = ()) -> None:
    """Refuse a file that cannot be kept."""
    if fault := fault_in(file, also):
        raise Refusal(fault, field="file")
