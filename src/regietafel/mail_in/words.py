"""Codes of mail that came in, as sentences in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.reading.mail.words import SENTENCES

TOO_LARGE, UNREADABLE, VIRUS = "too_large_to_keep", "unreadable", "virus"
AUTOMATIC, BOUNCE = "automatic", "bounce"
REFUSING: dict[str, str | Promise] = {
    TOO_LARGE: gettext_lazy(
        "This mail is larger than what is kept here. It stands in the mailbox, in the folder of what was fetched."
    ),
    UNREADABLE: gettext_lazy("This mail could not be read. The mail itself hangs below, as it came."),
    VIRUS: gettext_lazy("A virus was found in this mail, so nothing of it was kept."),
}
"""Why a mail was refused, beside what the reading says itself."""

ASIDE: dict[str, str | Promise] = {
    AUTOMATIC: gettext_lazy("An automatic answer: no person wrote it."),
    BOUNCE: gettext_lazy("A mail of ours came back. The address is marked."),
}
"""Why a mail was set aside by itself."""


def reason_in_words(code: str) -> str:
    """Why a mail was refused or set aside by itself."""
    if code in REFUSING:
        return str(REFUSING[code])
    if code in ASIDE:
        return str(ASIDE[code])
    return _(SENTENCES[code]) if code in SENTENCES else ""


def dropped_in_vain(code: str) -> str:
    """Why a mail that somebody has at hand is not taken in."""
    if code == UNREADABLE:
        return _("This mail cannot be read. Save it anew in the mail program and choose it again.")
    return reason_in_words(code)


def warnings_in_words(codes: Iterable[str]) -> list[str]:
    """What the reading warns of."""
    return [_(SENTENCES[code]) for code in codes if code in SENTENCES]
