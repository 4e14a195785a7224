"""Fetches the mailbox. Each mail is kept in one transaction before it is moved: a process that is killed loses nothing,
and what it kept without moving it is known again by its checksum the next time.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import asdict, dataclass

from django.conf import settings

from regietafel.core.errors import Refusal
from regietafel.mail_in.envelope import Envelope, envelope_of
from regietafel.mail_in.imap import Line, MailboxAway, MailboxRefuses, opened
from regietafel.mail_in.models import StrayMail
from regietafel.mail_in.operations.mailbox import note_answer
from regietafel.mail_in.operations.receiving import Arrival, receive, refuse_unread
from regietafel.mail_in.operations.strays import forget_stray, note_stray
from regietafel.mail_in.queries.origin import regions_for, regions_of_reports
from regietafel.mail_in.reader import read
from regietafel.territories.models import Region

log = logging.getLogger("regietafel.mail_in")
AT_ONCE = 200
"""How many mails are fetched in one go; the rest come the next time."""
MOST_LEFT = 1000
"""After so many that could not be kept, something is wrong with more than the mails: the next time is soon enough."""


@dataclass
class Fetched:
    """What came of fetching."""

    is_off: bool = False
    away: str = ""
    new: int = 0
    known: int = 0
    too_large: int = 0
    strays: int = 0
    noted: int = 0
    """New ones among the mails for no region; those that were noted before cost only a look at their headers."""
    refused: str = ""
    """What the mailbox said no to; the mail is kept here, or comes the next time, and somebody must look why."""
    left: int = 0
    """Mails that stay in the mailbox for the next time, because keeping them did not work now."""

    def __str__(self) -> str:
        if self.is_off:
            return "no mailbox"
        if self.away:
            return f"mailbox away: {self.away}"
        counts = asdict(self)
        return ", ".join(
            f"{counts[name]} {name.replace('_', ' ')}" for name in ("new", "known", "too_large", "strays", "left")
        )

    @property
    def in_all(self) -> int:
        """How many mails were handled; one that stays behind keeps no other from coming in."""
        return self.new + self.known + self.too_large + self.noted


def fetch(now: dt.datetime) -> Fetched:
    """Fetch what lies in the mailbox; safe to run twice, late, or beside another."""
    address = settings.MAIL_IN
    if address is None:
        return Fetched(is_off=True)
    done = Fetched()
    try:
        with opened(address) as line:
            for uid in line.uids():
                if done.in_all >= AT_ONCE or done.left >= MOST_LEFT:
                    break
                attempt(line, uid, done, now)
    except MailboxAway as error:
        log.error("mailbox away", extra={"line": {"mailbox": address.name, "why": str(error)}})
        done.away = str(error)
    note_answer(actor=None, name=address.name, now=now, error=done.away or done.refused)
    return done


def attempt(line: Line, uid: str, done: Fetched, now: dt.datetime) -> None:
    """Take one mail; one that cannot be kept now stays where it is, and does not keep the others from coming in."""
    try:
        take(line, uid, done, now)
    except MailboxRefuses as error:
        log.error("mail left in the mailbox", extra={"line": {"uid": uid, "why": str(error)}})
        done.left, done.refused = done.left + 1, str(error)
    except MailboxAway:
        raise
    except Refusal as refusal:
        log.warning("mail left in the mailbox", extra={"line": {"uid": uid, "why": refusal.message}})
        done.left += 1
    except Exception:
        log.exception("mail left in the mailbox", extra={"line": {"uid": uid}})
        done.left, done.refused = done.left + 1, "a mail could not be kept; the log says which"


def take(line: Line, uid: str, done: Fetched, now: dt.datetime) -> None:
    """Keep one mail where it belongs, and only then move it."""
    seen = line.seen(uid)
    if seen is None:
        return
    envelope = envelope_of(seen.head)
    stray = StrayMail.objects.filter(digest=envelope.digest).select_related("region").first()
    if stray is None or not stray.is_dropped:
        regions = [stray.region] if stray and stray.region else regions_for(envelope)
        if not regions and stray:
            done.strays += 1
            return
        if seen.size > settings.MAX_UPLOAD:
            stays = not keep_outside(regions, envelope, seen.size, done, now)
        else:
            stays = not keep_whole(line, uid, regions, envelope, done, now)
        if stays:
            return
    line.put_away(uid)
    forget_stray(actor=None, digest=envelope.digest)


def keep_outside(regions: list[Region], envelope: Envelope, size: int, done: Fetched, now: dt.datetime) -> bool:
    """Note a mail that is too large to be fetched; whether it may be moved."""
    if not regions:
        note_stray(actor=None, envelope=envelope, size=size, now=now)
        done.strays, done.noted = done.strays + 1, done.noted + 1
        return False
    for region in regions:
        refuse_unread(actor=None, region=region, envelope=envelope, now=now)
    done.too_large += 1
    return True


def keep_whole(
    line: Line, uid: str, regions: list[Region], envelope: Envelope, done: Fetched, now: dt.datetime
) -> bool:
    """Fetch a mail, read it and keep it in each region for which it is; whether it may be moved."""
    raw = line.whole(uid)
    if raw is None:
        return False
    found = read(raw)
    places = regions or regions_of_reports(found.mail)
    if not places:
        note_stray(actor=None, envelope=envelope, size=len(raw), now=now)
        done.strays, done.noted = done.strays + 1, done.noted + 1
        return False
    arrival = Arrival(raw, found, envelope)
    news = [receive(actor=None, region=region, arrival=arrival, now=now)[1] for region in places]
    done.new, done.known = done.new + any(news), done.known + (not any(news))
    return True
