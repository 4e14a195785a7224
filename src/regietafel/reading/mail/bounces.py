"""What mail servers report of mails that did not arrive: the reports that follow the rules (RFC 3464), and some that do not."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any

from regietafel.reading.mail.addresses import ADDRESS
from regietafel.reading.mail.automatic import DAEMONS, has_no_sender
from regietafel.reading.mail.bounds import MOST_BOUNCES
from regietafel.reading.mail.cleaning import line
from regietafel.reading.mail.headers import Headers, identity
from regietafel.reading.mail.shapes import Bounce

ACTIONS = {"failed", "delayed", "delivered", "relayed", "expanded"}
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<![\d.])([45])\d\d(?=[ \-#])")
SUBJECT = re.compile(
    r"undeliver|returned mail|delivery (?:status|has failed|failure|report)|mail delivery|failure notice|could not be delivered"
    r"|non remis|onbestelbaar|niet[- ]bezorg|kan niet worden bezorgd|mislukt|delayed|vertraagd|undelivered|retardé",
    re.IGNORECASE,
)
FAILS = re.compile(
    r"delivery has failed|couldn.t be delivered|could not be delivered|wasn.t able to deliver|unable to deliver"
    r"|undeliverable|permanent (?:fatal )?error|delivery to the following recipients? failed|address not found"
    r"|bezorging (?:is )?mislukt|kan niet worden bezorgd|kon niet worden bezorgd|niet bezorgd|onbestelbaar"
    r"|n.a pas pu être remis|échec de la remise|non remis|mailbox unavailable|user unknown",
    re.IGNORECASE,
)
WAITS = re.compile(
    r"delayed|has not yet been delivered|not been delivered yet|will (?:continue to|keep) try|will be retried|still being retried"
    r"|vertraagd|nog niet bezorgd|blijven proberen|opnieuw geprobeerd|retardé",
    re.IGNORECASE,
)
COPY = re.compile(
    r"^(?:-+ ?(?:Below this line|Original message|This is a copy|Oorspronkelijk bericht|Message d.origine)"
    r"|Original message headers:|Diagnostic information for administrators:|Diagnostische gegevens)",
    re.MULTILINE | re.IGNORECASE,
)
MESSAGE_ID = re.compile(r"^Message-ID:\s*(<[^<>\s]{1,500}>)", re.MULTILINE | re.IGNORECASE)
MOST_TEXT = 30_000


def reported(blocks: list[Message[Any, Any]], message_id: str) -> list[Bounce]:
    """What a report says of each recipient; its first block is about the mail as a whole."""
    found: list[Bounce] = []
    for block in blocks[: MOST_BOUNCES + 1]:
        headers = Headers(block.raw_items())
        who = headers.raw("original-recipient") or headers.raw("final-recipient")
        address = ADDRESS.search(headers.raw("final-recipient").partition(";")[2] or who.partition(";")[2] or who)
        if not who or not address:
            continue
        status = STATUS.search(headers.raw("status"))
        told = headers.first_word("action")
        code = status[1] if status else ""
        action = told if told in ACTIONS else {"5": "failed", "4": "delayed", "2": "delivered"}.get(code[:1], "failed")
        said = headers.raw("diagnostic-code")
        diagnostic = line(said.partition(";")[2] or said)
        found.append(Bounce(line(address[0], 320).lower(), code or default(action), action, message_id, diagnostic))
    return found


def default(action: str) -> str:
    """A status for a report without one."""
    return {"failed": "5.0.0", "delayed": "4.0.0"}.get(action, "2.0.0")


def guessed(headers: Headers, subject: str, sender: str, own: set[str], text: str, message_id: str) -> list[Bounce]:
    """The same out of the text of a mail server that writes no report; only if both who wrote and what it says fit.

    ``own`` are addresses that a report names without meaning that they did not get it.
    """
    named = headers.all_raw("x-failed-recipients")
    if not named and not (from_a_server(headers, sender) and SUBJECT.search(subject)):
        return []
    text = text[:MOST_TEXT]
    copy = COPY.search(text)
    told = text[: copy.start()] if copy else text
    waits = bool(WAITS.search(subject) or (WAITS.search(told) and not FAILS.search(told)))
    if not waits and not named and not FAILS.search(told) and not FAILS.search(subject):
        return []
    people = [one.lower() for one in ADDRESS.findall(named or told)]
    people = [one for one in dict.fromkeys(people) if one not in own and not DAEMONS.match(one)][:MOST_BOUNCES]
    action = "delayed" if waits else "failed"
    known = message_id or identity("".join(MESSAGE_ID.findall(text)[:1]))
    return [bounced(one, action, known, text) for one in people]


def bounced(recipient: str, action: str, message_id: str, text: str) -> Bounce:
    """What a text says of one recipient: the line with a code that stands nearest behind the address, or the first."""
    lines = text.split("\n")
    at = next((number for number, one in enumerate(lines) if recipient in one.lower()), 0)
    said = next((one for one in [*lines[at:], *lines] if STATUS.search(one) or REPLY.search(one)), "")
    status = STATUS.search(said)
    reply = REPLY.search(said)
    code = status[1] if status else f"{reply[1]}.0.0" if reply else default(action)
    return Bounce(recipient, code, action, message_id, line(said.strip("> ")))


def from_a_server(headers: Headers, sender: str) -> bool:
    """Whether a mail server wrote this."""
    return bool(DAEMONS.match(sender)) or has_no_sender(headers)
