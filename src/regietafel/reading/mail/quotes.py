"""What is new in an answer, without the mails that it repeats."""

from __future__ import annotations

import re

OPENS = re.compile(r"(?:On|Op|Le)\b")
WROTE = re.compile(r"\d.*\b(?:wrote|schreef|a écrit|volgende geschreven)\b")
WRITES_ON = re.compile(r"(?:schreef op|wrote on|a écrit le|geschreven op)\b.*\d")
LONGEST_ATTRIBUTION = 600
SEPARATOR = re.compile(
    r"^[> ]*(?:-{2,}\s*(?:Original Message|Oorspronkelijk bericht|Message d.origine|Message original|Forwarded message"
    r"|Doorgestuurd bericht|Message transféré|Original-Nachricht)\s*-{2,}"
    r"|(?:Begin forwarded message|Begin doorgestuurd bericht|Start doorgestuurd bericht"
    r"|Début du message (?:réexpédié|transféré))\s?:)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
FROM = r"(?:Van|From|De)\s?:"
OTHER = r"(?:Verzonden|Sent|Envoyé|Date|Datum|Aan|To|À|Onderwerp|Subject|Objet|Sujet)(?: le)?\s?:"
BLOCK = re.compile(
    rf"^[> ]*(?:_{{5,}}[ \t]*\n[> ]*|-{{3,}}[ \t]*\n[> ]*)?\*?{FROM}[^\n]{{0,400}}\n(?:[^\n]{{0,400}}\n){{0,2}}?[> ]*\*?{OTHER}",
    re.MULTILINE,
)
QUOTED = re.compile(r"^[ \t]*>")


def without_quotes(text: str) -> str:
    """What the writer of a mail wrote: without quoted lines, and without what follows the head of an earlier mail.

    Answers that stand between quoted lines stay, for they are new. Of a mail that only repeats, nothing is left.
    """
    ends = [found.start() for pattern in (SEPARATOR, BLOCK) if (found := pattern.search(text))]
    text = text[: min(ends)] if ends else text
    lines = text.split("\n")
    if told := attribution(lines):
        start, end = told
        after = next((line for line in lines[end:] if line.strip()), "")
        lines = lines[:start] + (lines[end:] if QUOTED.match(after) else [])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if not QUOTED.match(line))).strip()


def attribution(lines: list[str]) -> tuple[int, int] | None:
    """Where it says who wrote what follows: from which line up to which; programs cut such a line in up to three."""
    for at, first in enumerate(lines):
        bare = first.lstrip("> ")
        if WRITES_ON.search(bare[:LONGEST_ATTRIBUTION]) and bare.rstrip().endswith(":"):
            return at, at + 1
        if not OPENS.match(bare):
            continue
        for end in range(at + 1, min(at + 4, len(lines) + 1)):
            said = " ".join(lines[at:end])
            if len(said) <= LONGEST_ATTRIBUTION and said.rstrip().endswith(":") and WROTE.search(said):
                return at, end
    return None
