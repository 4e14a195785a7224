"""Of a forwarded mail: who wrote it first, about what and when, out of the lines that mail programs put above it."""

from __future__ import annotations

import re

from regietafel.reading.mail.addresses import NOBODY, first_address
from regietafel.reading.mail.cleaning import line
from regietafel.reading.mail.shapes import Address, Forwarded
from regietafel.reading.mail.spoken_dates import spoken_moment

PREFIX = re.compile(r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|doorst|doorgestuurd|tr|wg)\s?:", re.IGNORECASE)
ANSWER = re.compile(r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|antw|aw|betr|rép)\s?:", re.IGNORECASE)
MARKER = re.compile(
    r"^[> ]*(?:-{2,}\s*(?:Forwarded message|Doorgestuurd bericht|Message transféré)\s*-{2,}"
    r"|(?:Begin forwarded message|Begin doorgestuurd bericht|Start doorgestuurd bericht"
    r"|Début du message (?:réexpédié|transféré))\s?:)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
LABELS = {
    "sender": ("van", "from", "de"),
    "sent_at": ("verzonden", "sent", "envoyé", "envoyé le", "date", "datum"),
    "subject": ("onderwerp", "subject", "objet", "sujet"),
    "other": (
        "aan",
        "to",
        "à",
        "cc",
        "kopie",
        "bcc",
        "antwoord aan",
        "reply-to",
        "répondre à",
        "importance",
        "bijlagen",
    ),
}
MEANING = {label: field for field, labels in LABELS.items() for label in labels}
FIELD = re.compile(r"[> ]*\*?([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ -]{0,20}?)\s?:\*?[ \t]*(.*)$")
MOST_LINES = 20
"""How many lines such a block may take, long lists of addresses included."""


def forwarded_in(text: str, subject: str) -> Forwarded | None:
    """What the first block says, when the text or the subject says that this is a forward.

    An answer from Outlook repeats such a block as well, and an answer to a forward all of it, so that tells nothing.
    """
    if ANSWER.match(subject):
        return None
    marker = MARKER.search(text)
    if not marker and not PREFIX.match(subject):
        return None
    lines = (text[marker.end() :] if marker else text).split("\n")
    for at, one in enumerate(lines[:5_000]):
        if meaning_of(one)[0] == "sender" and (block := block_at(lines[at : at + MOST_LINES])):
            return block
    return None


def block_at(lines: list[str]) -> Forwarded | None:
    """A block of lines with labels; it takes a sender and a second label to be one."""
    said: dict[str, str] = {}
    last = ""
    for number, one in enumerate(lines):
        field, value = meaning_of(one)
        if field:
            said.setdefault(field, value)
            last = field
        elif number and not one.strip("> "):
            if len(said) > 1:
                break
        elif last:
            said[last] = f"{said[last]} {one.strip('> ')}"[:2_000]
    if "sender" not in said or len(said) < 2:
        return None
    return Forwarded(
        sender=sender_of(said["sender"]),
        subject=line(said.get("subject", "").replace("*", "")),
        sent_at=spoken_moment(said.get("sent_at", "")),
    )


def meaning_of(one: str) -> tuple[str, str]:
    """Which field a line begins, and its value."""
    found = FIELD.match(one[:2_000])
    return (MEANING.get(found[1].strip().lower(), ""), found[2].strip()) if found else ("", "")


def sender_of(value: str) -> Address:
    """Who is named: with the address in brackets of either kind, or as a link that HTML made of it."""
    value = re.sub(r"[\[(]mailto:([^\])]*)[\])]", r"<\1>", value.replace("*", ""))
    value = re.sub(r"(<[^<>]*>)(?:\s*<[^<>]*>)+", r"\1", value)
    value = re.sub(r"<([^<>@]{1,5}:)?([^<>\s]+@[^<>\s]+)\s*<[^<>]*>>", r"<\2>", value)
    return first_address(value) if value else NOBODY
