"""What the pages below show of signals: notes, letters and replies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, Line, RemovedRow
from regietafel.policy_signals.clocks import Clock
from regietafel.policy_signals.models import Letter, Reply
from regietafel.policy_signals.operations.letters import purge_letters, restore_letter
from regietafel.policy_signals.operations.replies import purge_replies, restore_reply
from regietafel.policy_signals.queries.letters import fresh_replies, overdue_letters
from regietafel.territories.models import Region

MOST = 5


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """For the team: who is late with an answer, the longest first."""
    if not user.has_perm("policy_signals.bundle", region):
        return
    late = overdue_letters(user, region, today)
    if late:
        here = reverse("policy_signals:letters", args=[region.slug]) + "?state=overdue"
        lines = [late_line(region, one.letter, one.clock) for one in late[:MOST]]
        if len(late) > MOST:
            lines.append(Line(_("All late answers"), here, count=len(late)))
        yield Block("others", _("Answers that are late"), lines, order=45)


def late_line(region: Region, letter: Letter, clock: Clock) -> Line:
    """One addressee that is late."""
    note = ngettext("%(days)s day late", "%(days)s days late", clock.late) % {"days": clock.late}
    if clock.partly:
        note = _("answered in part, %(late)s") % {"late": note}
    return Line(f"{letter.addressee}: {letter.dossier}", place_of(region, letter), note=note, tone="warn")


def place_of(region: Region, letter: Letter) -> str:
    """The letter on the page of its dossier."""
    return reverse("policy_signals:dossier", args=[region.slug, letter.dossier_id]) + f"#letter-{letter.pk}"


def answers(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: an answer that is late, one line a letter."""
    if not user.has_perm("policy_signals.bundle", region):
        return
    for one in overdue_letters(user, region, today):
        yield Waiting(
            key=f"policy_signals.letter:{one.letter.pk}:{one.letter.answer_by}",
            text=f"{one.letter.addressee}: {one.letter.dossier}",
            url=place_of(region, one.letter),
            since=one.letter.sent_on,
            due=one.letter.answer_by,
        )


def replies(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the lead of a dossier: what somebody else noted as a reply in the last weeks."""
    if not user.has_perm("policy_signals.bundle", region):
        return
    for reply in fresh_replies(user, region, today):
        yield Waiting(
            key=f"policy_signals.reply:{reply.pk}",
            text=_("%(addressee)s answered: %(dossier)s")
            % {"addressee": reply.letter.addressee, "dossier": reply.letter.dossier},
            url=place_of(region, reply.letter),
            note=Truncator(reply.said).chars(200),
            since=reply.on,
        )


def letter_url(region: Region, pk: int) -> str:
    """The letter on the page of its dossier, unless it is gone."""
    row = Letter.objects.filter(pk=pk, dossier__region=region, removed_at__isnull=True).first()
    return place_of(region, row) if row else ""


def removed_rows(region: Region) -> Iterator[RemovedRow]:
    """The letters in the bin of a region."""
    found = Letter.objects.filter(dossier__region=region, removed_at__isnull=False)
    for row in found.select_related("removed_by"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        yield RemovedRow(
            "policy_signals.letter", row.pk, str(row), _("Letter"), row.removed_at, str(row.removed_by or "")
        )


def put_back(*, actor: Any, region: Region, pk: int) -> Letter:
    """Take a letter of the region out of the bin."""
    row = Letter.objects.filter(dossier__region=region, pk=pk).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_letter(actor=actor, letter=row)


def purged(before: dt.datetime) -> int:
    """Let the clock empty the bin of letters."""
    return purge_letters(actor=None, before=before)


def removed_replies(region: Region) -> Iterator[RemovedRow]:
    """The answers in the bin of a region."""
    found = Reply.objects.filter(letter__dossier__region=region, removed_at__isnull=False)
    for row in found.select_related("removed_by", "letter"):
        assert row.removed_at is not None, "only what was removed lies in the bin"
        label = f"{row.letter.addressee}: {row}"
        yield RemovedRow("policy_signals.reply", row.pk, label, _("Answer"), row.removed_at, str(row.removed_by or ""))


def put_reply_back(*, actor: Any, region: Region, pk: int) -> Reply:
    """Take an answer of the region out of the bin."""
    row = Reply.objects.filter(letter__dossier__region=region, pk=pk).select_related("letter__dossier").first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_reply(actor=actor, reply=row, now=timezone.now())


def purged_replies(before: dt.datetime) -> int:
    """Let the clock empty the bin of answers."""
    return purge_replies(actor=None, before=before)


def reply_url(region: Region, pk: int) -> str:
    """The letter of an answer on the page of its dossier, unless either is gone."""
    rows = Reply.objects.filter(pk=pk, letter__dossier__region=region, removed_at__isnull=True)
    row = rows.filter(letter__removed_at__isnull=True).select_related("letter").first()
    return place_of(region, row.letter) if row else ""


def hand_over() -> None:
    """Register with the slots of the registry."""
    registry.removed_rows.register("policy_signals.reply", removed_replies)
    registry.restorers.register("policy_signals.reply", put_reply_back)
    registry.purgers.register("policy_signals.reply", purged_replies)
    registry.journal_urls.register("policy_signals.reply", reply_url)
    registry.start_blocks.register("policy_signals letters", start_blocks)
    sources.register(Source("letter_overdue", gettext_lazy("Answers that are late"), answers, order=55))
    sources.register(Source("reply", gettext_lazy("Replies received"), replies, order=50))
    registry.removed_rows.register("policy_signals.letter", removed_rows)
    registry.restorers.register("policy_signals.letter", put_back)
    registry.purgers.register("policy_signals.letter", purged)
    registry.journal_urls.register("policy_signals.letter", letter_url)
