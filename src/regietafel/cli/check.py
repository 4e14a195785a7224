"""`regietafel check`: is everything as it should be on this machine?"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass

from regietafel.cli import console

WORKER_SILENT_AFTER = dt.timedelta(minutes=2)
CLOCK_SILENT_AFTER = dt.timedelta(hours=2)
MAIL_LATE_AFTER = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    text: str


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "check",
        handle,
        "look whether settings, database, worker and clock are as they should be",
        more="Exit code 1 if anything is not.",
    )
    console.add_json(command)


def handle(asked: argparse.Namespace) -> int:
    """Look at everything and report."""
    console.start_django()
    found = findings()
    if asked.json:
        console.say_json([asdict(one) for one in found])
    else:
        rows = [("ok" if one.ok else "NOT OK", one.name, one.text) for one in found]
        console.say_table(("", "what", "how it is"), rows)
    return 0 if all(one.ok for one in found) else 1


def findings() -> list[Finding]:
    """Settings first; what needs the database only if it answers."""
    found = [settings_in_order(), attempted("database", database_answers)]
    if found[-1].ok:
        found += [
            attempted(name, look)
            for name, look in (
                ("migrations", migrations_applied),
                ("cache", cache_remembers),
                ("worker", lambda: seen("worker", WORKER_SILENT_AFTER)),
                ("clock", lambda: seen("clock", CLOCK_SILENT_AFTER)),
                ("mail", no_mail_late),
                ("mailbox", mailbox_answers),
                ("store", store_answers),
                ("files", no_file_lost),
                ("scanner", scanner_answers),
                ("accounts", no_demo_accounts),
            )
        ]
    return found


def attempted(name: str, look: Callable[[], tuple[bool, str]]) -> Finding:
    """Look once; an error is a finding too."""
    try:
        ok, text = look()
    except Exception as error:
        return Finding(name, False, console.database_words(error))
    return Finding(name, ok, text)


def settings_in_order() -> Finding:
    """What Django says of the settings; in production as strictly as it can."""
    from django.conf import settings
    from django.core import checks

    messages = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    serious = [one for one in messages if one.level >= checks.WARNING and not one.is_silenced()]
    if not serious:
        return Finding("settings", True, f"mode {settings.REGIETAFEL_MODE}")
    return Finding("settings", False, "; ".join(f"{one.id}: {one.msg}".replace("\n", " ") for one in serious))


def database_answers() -> tuple[bool, str]:
    """Ask it something."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, connection.vendor


def migrations_applied() -> tuple[bool, str]:
    """Compare the tables with this version."""
    from regietafel.cli.migrate import unapplied

    missing = unapplied()
    return not missing, f"{len(missing)} not applied: run `regietafel migrate`" if missing else "all applied"


def cache_remembers() -> tuple[bool, str]:
    """Rate limits live in the cache: without it nobody is held back."""
    from django.core.cache import cache

    cache.set("check", "remembered", timeout=60)
    kept = cache.get("check") == "remembered"
    return kept, "remembers" if kept else "forgets: run `regietafel migrate`, or look at REGIETAFEL_REDIS_URL"


def seen(name: str, limit: dt.timedelta) -> tuple[bool, str]:
    """Whether a process left a sign of life lately."""
    from django.utils import timezone

    from regietafel.core.heartbeat import last_beat

    last = last_beat(name)
    if last is None:
        return False, "never seen"
    silent = timezone.now() - last
    return silent <= limit, f"last seen {int(silent.total_seconds())} s ago"


def no_mail_late() -> tuple[bool, str]:
    """Whether mail leaves."""
    from django.utils import timezone

    from regietafel.notices.models import MailState, OutboxMail

    late = OutboxMail.objects.filter(state=MailState.QUEUED, created_at__lt=timezone.now() - MAIL_LATE_AFTER).count()
    unsure = OutboxMail.objects.filter(state__in=(MailState.UNCERTAIN, MailState.FAILED)).count()
    return not late and not unsure, f"{late} late, {unsure} uncertain or failed"


def mailbox_answers() -> tuple[bool, str]:
    """Whether the mailbox of mail that comes in can be opened; nothing in it is touched."""
    from django.conf import settings

    from regietafel.mail_in.imap import MailboxAway, opened

    if settings.MAIL_IN is None:
        return True, "none: mail comes in as a file only"
    try:
        with opened(settings.MAIL_IN) as line:
            return True, f"answers, {len(line.uids())} mails lie there"
    except MailboxAway as error:
        return False, f"does not answer: {error}"


def store_answers() -> tuple[bool, str]:
    """Whether the place where files are kept can be reached and looked into."""
    from django.conf import settings

    from regietafel.documents.storage import StoreAway, place

    if not settings.DOCUMENT_BUCKET:
        return True, "a folder of this machine"
    try:
        place().listdir("")
    except StoreAway as error:
        return False, f"{error}: look at the settings REGIETAFEL_BUCKET_… and at the store itself"
    return True, "a bucket, which answers"


def scanner_answers() -> tuple[bool, str]:
    """Whether viruses are looked for, and whether files still wait for that."""
    from django.conf import settings

    from regietafel.documents.clamd import answers
    from regietafel.documents.models import StoredFile

    if not settings.SCANNER:
        return True, "none: files are not scanned"
    infected = StoredFile.objects.filter(is_infected=True).count()
    waiting = StoredFile.objects.filter(scanned_at=None).count()
    there = answers(settings.SCANNER, settings.SCANNER_SECONDS)
    told = f"{'answers' if there else 'does not answer'}, {waiting} files unscanned, {infected} with a virus"
    return there and not infected, told


def no_file_lost() -> tuple[bool, str]:
    """Whether every file that a document has lies in its place."""
    from django.conf import settings

    from regietafel.documents.models import StoredFile
    from regietafel.documents.queries import lost_files
    from regietafel.documents.storage import StoreAway

    try:
        lost = lost_files()
    except StoreAway as error:
        return False, f"cannot be looked at: {error}"
    if not lost:
        return True, f"{StoredFile.objects.count()} kept, none lost"
    where = "from an earlier version in the bucket" if settings.DOCUMENT_BUCKET else "under files/ in the data folder"
    return False, f"{len(lost)} lost, such as {lost[0]}: put them back from a backup, {where}"


def no_demo_accounts() -> tuple[bool, str]:
    """Accounts with a known password have no place on a server."""
    from django.conf import settings

    from regietafel.people.models import User

    count = User.objects.filter(is_demo=True, is_active=True).count()
    return not (count and settings.PRODUCTION), f"{count} demo accounts are open"
