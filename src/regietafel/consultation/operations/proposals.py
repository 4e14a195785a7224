"""Items that members propose for an agenda, and what became of them: whoever proposed hears it by mail."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import AgendaItem, Body, Meeting, ProposalState
from regietafel.consultation.operations.agenda import ItemData, add_item, lock_table, locked_item
from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post
from regietafel.people.models import User

MOST_WAITING = 20


@operation
def propose_item(*, actor: User, body: Body, meeting: Meeting | None, data: ItemData) -> AgendaItem:
    """Propose an item: it waits until whoever runs the meeting takes it in or says why not."""
    if meeting is not None and meeting.state not in MEETING_OPEN:
        raise Refusal(_("This meeting was held already. Propose the item for the next one."))
    waiting = AgendaItem.objects.filter(
        body=body, proposed_by=actor, proposal=ProposalState.PROPOSED, removed_at__isnull=True
    )
    if waiting.count() >= MOST_WAITING:
        raise Refusal(
            _("%(count)s of your proposals wait for an answer. Wait for those first.") % {"count": MOST_WAITING}
        )
    return add_item(
        actor=actor, body=body, meeting=meeting, data=data, proposal=ProposalState.PROPOSED, proposed_by=actor
    )


@operation
def accept_item(*, actor: User, item: AgendaItem) -> AgendaItem:
    """Take a proposal onto the agenda, as long as that is open. Twice is once."""
    fresh = insist_is_proposed(item, ProposalState.ACCEPTED)
    if fresh.proposal == ProposalState.PROPOSED:
        lock_table(fresh.body, fresh.meeting)
        settle(actor, fresh, ProposalState.ACCEPTED)
    return fresh


@operation
def decline_item(*, actor: User, item: AgendaItem, because: str) -> AgendaItem:
    """Say why a proposal does not come on the agenda. Twice is once."""
    if not because.strip():
        raise Refusal(_("Say why, for the person who proposed it reads that."), field="because")
    fresh = insist_is_proposed(item, ProposalState.DECLINED)
    if fresh.proposal == ProposalState.PROPOSED:
        fresh.declined_because = because.strip()
        settle(actor, fresh, ProposalState.DECLINED)
    return fresh


def insist_is_proposed(item: AgendaItem, wanted: str) -> AgendaItem:
    """The item afresh; refused when somebody decided otherwise meanwhile."""
    fresh = locked_item(item)
    if fresh.is_removed or fresh.proposal not in {ProposalState.PROPOSED, wanted}:
        raise Refusal(_("Somebody decided on this proposal meanwhile. Look at the agenda again."))
    return fresh


def settle(actor: User, item: AgendaItem, state: ProposalState) -> None:
    """Write down what became of a proposal, and tell who made it."""
    before = {"proposal": item.get_proposal_display()}
    item.proposal = state
    item.save_next()
    after = {"proposal": item.get_proposal_display()}
    verb = "item_accepted" if state == ProposalState.ACCEPTED else "item_declined"
    record(
        actor=actor,
        verb=verb,
        on=item,
        region=item.body.region,
        before=before,
        after=after,
        reason=item.declined_because,
    )
    tell(item)


def tell(item: AgendaItem) -> None:
    """Mail to whoever proposed the item."""
    person = item.proposed_by
    if person is None or not person.email:
        return
    with translation.override(person.language):
        words = {"item": item, "accepted": item.proposal == ProposalState.ACCEPTED, "person": person}
        subject = render_to_string("consultation/mail/proposal_subject.txt", words)
        body = render_to_string("consultation/mail/proposal_message.txt", words).strip() + "\n"
    post(
        to=person.email,
        subject=subject,
        body=body,
        language=person.language,
        region=item.body.region,
        person=person,
        key=f"agenda-proposal-{item.pk}-{item.proposal}",
    )
