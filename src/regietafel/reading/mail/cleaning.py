"""Texts and names of strangers without what nobody sees: signs of control, of direction, paths."""

from __future__ import annotations

import re
import unicodedata

from regietafel.reading.mail.bounds import LONGEST_LINE, LONGEST_NAME

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control, direction, width nought, halves of signs; not the joiners, which some scripts and pictures need."""

BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"\s+")
BLANKS = re.compile(r"\n{4,}")
NOT_IN_NAMES = re.compile(r'[<>:"|?*\n\t]')

EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "message/rfc822": ".eml",
}
"""Kept here, for Python's own list is read from files of the machine."""


def prose(text: str) -> str:
    """A text of several lines as a person sees it."""
    text = UNSEEN.sub("", BREAKS.sub("\n", text))
    return BLANKS.sub("\n\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def line(text: str, longest: int = LONGEST_LINE) -> str:
    """A text of one line."""
    return SPACES.sub(" ", UNSEEN.sub("", BREAKS.sub(" ", text))).strip()[:longest]


def file_name(text: str, media_type: str, number: int) -> str:
    """A name under which a file can be kept anywhere: no path, nothing unseen, not too long; never empty."""
    name = unicodedata.normalize("NFC", UNSEEN.sub("", text)).replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = SPACES.sub(" ", NOT_IN_NAMES.sub("_", name)).strip(" .")
    if not name.strip("_"):
        return f"bijlage-{number}{EXTENSIONS.get(media_type, '.bin')}"
    stem, dot, extension = name.rpartition(".")
    if dot and stem and len(extension) <= 10:
        return stem[: LONGEST_NAME - len(extension) - 1].rstrip(" .") + "." + extension
    return name[:LONGEST_NAME]


def mail_name(subject: str) -> str:
    """A name for a mail that is kept as a file: its subject, "FW:" and the like without their colon."""
    return re.sub(r"[/\\:?*]+ ?", " ", subject)[:120].strip(" .") + ".eml" if subject.strip(" ./\\:") else "bericht.eml"
