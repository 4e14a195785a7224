"""A round of questions as the director watches it: which letters went out, and which of their lines were told since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from regietafel.notices.models import MailState
from regietafel.notices.queries import states_of
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.plans.models import LEADING_ROLES, ActionParty, ChaseLetter, ChaseLine, ChaseRound, LeadContact, Plan
from regietafel.plans.queries.visible import plans_visible_to
from regietafel.territories.models import Region

TOLD = Q(line__said_at__gte=F("letter__chase__opened_at"))
"""A line of a letter about which somebody said something since the round was sent, through a letter or not."""
GONE = Q(line__action__removed_at__isnull=False)
NOT_THERE = (MailState.FAILED, MailState.UNCERTAIN)


def rounds_visible_to(user: Any) -> QuerySet[ChaseRound]:
    """The rounds of plans that a person sees; who may read their names and addresses is for the rules."""
    return ChaseRound.objects.filter(plan__in=plans_visible_to(user))


def rounds_of(plan: Plan) -> list[ChaseRound]:
    """The rounds of a plan, the latest first, each with how many letters and how many of them were answered."""
    rounds = list(ChaseRound.objects.filter(plan=plan).select_related("opened_by").order_by("-opened_at"))
    for chase in rounds:
        chase.plan = plan
    letters = ChaseLetter.objects.filter(chase__in=rounds, withdrawn_at__isnull=True)
    total = dict(letters.values_list("chase").annotate(Count("pk")).order_by())
    silent = dict(letters.filter(pk__in=silent_keys(letters)).values_list("chase").annotate(Count("pk")).order_by())
    for chase in rounds:
        chase.letter_count = total.get(chase.pk, 0)  # type: ignore[attr-defined]
        chase.answered_count = total.get(chase.pk, 0) - silent.get(chase.pk, 0)  # type: ignore[attr-defined]
    return rounds


def letter_in(chase: ChaseRound, pk: int) -> ChaseLetter | None:
    """One letter of a round."""
    letter = ChaseLetter.objects.filter(chase=chase, pk=pk).first()
    if letter:
        letter.chase = chase
    return letter


def silent_lines(letters: QuerySet[ChaseLetter]) -> QuerySet[ChaseLine]:
    """The lines of these letters of which nothing was told since their round was sent."""
    return ChaseLine.objects.filter(letter__in=letters).exclude(TOLD).exclude(GONE)


def silent_keys(letters: QuerySet[ChaseLetter]) -> Any:
    """The letters among these that still wait for an answer."""
    return silent_lines(letters).values("letter")


def open_letters(chase: ChaseRound) -> list[ChaseLetter]:
    """The letters of a round that still wait for an answer, and for which an address is known."""
    letters = ChaseLetter.objects.filter(chase=chase, withdrawn_at__isnull=True).exclude(address="")
    return list(letters.filter(pk__in=silent_keys(letters)).select_related("person").order_by("pk"))


def titles_asked(letters: Collection[ChaseLetter]) -> dict[int, list[str]]:
    """For each letter the actions about which it still has to hear; all of them when nothing is left."""
    rows = ChaseLine.objects.filter(letter__in=[one.pk for one in letters]).exclude(GONE).order_by("pk")
    silent = set(rows.exclude(TOLD).values_list("pk", flat=True))
    found: dict[int, list[str]] = {one.pk: [] for one in letters}
    spare: dict[int, list[str]] = {one.pk: [] for one in letters}
    for row in rows.select_related("line__action"):
        (found if row.pk in silent else spare)[row.letter_id].append(str(row.line.action))
    return {pk: titles or spare[pk] for pk, titles in found.items()}


@dataclass
class LetterRow:
    """A letter as a line of the director's page."""

    letter: ChaseLetter
    lines: list[ChaseLine] = field(default_factory=list)
    mail_state: str = ""

    @property
    def told(self) -> list[ChaseLine]:
        """The lines about which something was told."""
        return [line for line in self.lines if getattr(line, "is_told")]

    @property
    def waits(self) -> bool:
        """Whether an answer is still expected."""
        return self.letter.withdrawn_at is None and len(self.told) < len(self.lines)

    @property
    def failed(self) -> bool:
        """Whether the mail did not leave for certain."""
        return self.mail_state in NOT_THERE


@dataclass
class RoundPage:
    """A round with all its letters; those that wait stand first."""

    chase: ChaseRound
    rows: list[LetterRow]

    @property
    def running(self) -> list[LetterRow]:
        """The letters that were not withdrawn."""
        return [row for row in self.rows if row.letter.withdrawn_at is None]

    @property
    def answered(self) -> int:
        """How many letters are answered in full."""
        return sum(1 for row in self.running if not row.waits)

    @property
    def waiting(self) -> list[LetterRow]:
        """The letters of which an answer is expected."""
        return [row for row in self.running if row.waits]

    @property
    def line_count(self) -> int:
        """How many lines are asked about, each counted once."""
        return len({line.line_id for row in self.running for line in row.lines})

    @property
    def told_count(self) -> int:
        """About how many of them something was told."""
        return len({line.line_id for row in self.running for line in row.told})


def round_page(chase: ChaseRound) -> RoundPage:
    """Read a round with its letters in a constant number of queries."""
    lines = ChaseLine.objects.exclude(GONE).select_related("line__action__goal", "line__said_by").order_by("pk")
    letters = ChaseLetter.objects.filter(chase=chase).prefetch_related(Prefetch("lines", lines, to_attr="asked"))
    found = list(letters.order_by("name", "address", "pk"))
    states = states_of([one.mail_key for one in found])
    rows = []
    for letter in found:
        letter.chase = chase
        asked: list[ChaseLine] = getattr(letter, "asked")
        for line in asked:
            line.is_told = is_told_since(line, chase)  # type: ignore[attr-defined]
        rows.append(LetterRow(letter, asked, states.get(letter.mail_key, "")))
    rows.sort(key=lambda row: (row.letter.withdrawn_at is not None, not row.waits, str(row.letter).casefold()))
    return RoundPage(chase, rows)


def is_told_since(line: ChaseLine, chase: ChaseRound) -> bool:
    """What :data:`TOLD` asks of the database, asked of a row."""
    said_at = line.line.said_at
    return said_at is not None and said_at >= chase.opened_at


@dataclass(frozen=True)
class Expected:
    """An open round with how many leads and actions it waits for, as the start page counts them."""

    chase: ChaseRound
    leads: int
    actions: int


def expected_answers(plan: Plan) -> Expected | None:
    """What the open round of a plan waits for."""
    chase = ChaseRound.objects.filter(plan=plan, closed_at__isnull=True).first()
    if chase is None:
        return None
    chase.plan = plan
    lines = silent_lines(ChaseLetter.objects.filter(chase=chase, withdrawn_at__isnull=True))
    counted = lines.aggregate(leads=Count("letter", distinct=True), actions=Count("line", distinct=True))
    return Expected(chase, counted["leads"], counted["actions"])


def lead_named(region: Region, key: str) -> Organisation | StakeholderGroup | Function | None:
    """The record behind the key of a lead, if a plan of the region names it as one."""
    column = {"o": "organisation", "g": "group", "f": "function"}.get(key[:1])
    if column is None or not key[1:].isdecimal() or len(key) > 12:
        return None
    parties = ActionParty.objects.filter(action__plan__region=region, **{f"{column}_id": int(key[1:])})
    party = parties.select_related("organisation", "group", "function__organisation").first()
    return party.who if party else None


def contact_of(region: Region, who: Organisation | StakeholderGroup | Function) -> LeadContact | None:
    """Where the region writes to a lead, if the director wrote that down."""
    column = {Organisation: "organisation", StakeholderGroup: "group", Function: "function"}[type(who)]
    return LeadContact.objects.filter(region=region, **{column: who}).first()


def idle_contacts() -> QuerySet[LeadContact]:
    """Addresses of those who lead nothing any more in their region, plans in the bin included."""
    leads = ActionParty.objects.filter(role__in=LEADING_ROLES, action__plan__region=OuterRef("region"))
    return LeadContact.objects.exclude(
        Exists(leads.filter(organisation=OuterRef("organisation")))
        | Exists(leads.filter(group=OuterRef("group")))
        | Exists(leads.filter(function=OuterRef("function")))
    )


def letters_of(user: Any) -> list[dict[str, Any]]:
    """The letters to a person, for the export of what is kept about them."""
    letters = ChaseLetter.objects.filter(Q(person=user) | Q(address__iexact=user.email)).select_related(
        "chase__plan__region"
    )
    return [
        {
            "to": one.address,
            "name": one.name,
            "region": one.chase.plan.region.name,
            "about": one.chase.about,
            "sent": one.sent_at,
            "reminded": one.reminded_at,
            "answered": one.answered_at,
            "answered as": one.answered_as,
        }
        for one in letters
    ]
