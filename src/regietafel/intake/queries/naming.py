"""The names of a reading beside the address book: who is suggested for each, and what the region chose before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from regietafel.intake.models import NameChoice
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.queries import functions_of, groups_of, organisations_of
from regietafel.plans.models import ActionParty
from regietafel.reading.name_forms import FUNCTION, GROUP, ORGANISATION, distinct, folded
from regietafel.reading.name_ways import Known
from regietafel.reading.names import NameBook, Suggested
from regietafel.reading.plan_reading import Node
from regietafel.territories.models import Region

Who = Organisation | StakeholderGroup | Function
KINDS: dict[type[Organisation] | type[StakeholderGroup] | type[Function], tuple[str, str]] = {
    Organisation: ("o", ORGANISATION),
    StakeholderGroup: ("g", GROUP),
    Function: ("f", FUNCTION),
}


def key_of(who: Who) -> str:
    """The key of an entry of the address book, as plans have it too."""
    return f"{KINDS[type(who)][0]}{who.pk}"


def address_book(region: Region) -> dict[str, Who]:
    """All entries of a region by their key, in three queries."""
    entries: list[Who] = [*organisations_of(region), *groups_of(region), *functions_of(region)]
    return {key_of(who): who for who in entries}


def known_from(book: Mapping[str, Who]) -> list[Known]:
    """The address book as the reading knows it."""
    return [known_as(key, who) for key, who in book.items()]


def known_as(key: str, who: Who) -> Known:
    """One entry."""
    kind = KINDS[type(who)][1]
    if isinstance(who, Function):
        holder = who.organisation
        return Known(key, kind, who.name, "", holder.name if holder else "", holder.short_name if holder else "")
    return Known(key, kind, who.name, getattr(who, "short_name", ""))


@dataclass
class NameRow:
    """A name of the reading, each way in which it is written, where, what is suggested and what was chosen."""

    folded: str
    ways: list[str]
    suggested: Suggested
    nodes: list[str] = field(default_factory=list)
    choice: NameChoice | None = None
    means: list[Who] = field(default_factory=list)
    """Whom the choice means now; what was removed since is not among them."""

    @property
    def name(self) -> str:
        """The name as it is written first."""
        return self.ways[0]

    @property
    def is_decided(self) -> bool:
        """Whether somebody chose, and what they chose is still there."""
        return self.choice is not None and (
            bool(self.choice.make) or not self.choice.means or len(self.means) == len(self.choice.means)
        )


def names_in(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Every name in the nodes, with the title of the node in which it stands."""
    for node in nodes:
        for named in (*node.leads, *node.partners):
            yield named.name, f"{node.number} {node.title}".strip()


def name_rows(region: Region, nodes: Sequence[Node], book: Mapping[str, Who]) -> list[NameRow]:
    """The names of a reading in the order in which they are met; constant in queries."""
    places: dict[str, list[str]] = {}
    for name, place in names_in(nodes):
        if place not in places.setdefault(folded(name), []):
            places[folded(name)].append(place)
    choices = choices_for(region, places)
    names = NameBook(known_from(book))
    rows = []
    for key, ways in distinct(name for name, _place in names_in(nodes)).items():
        row = NameRow(key, ways, names.suggest(ways[0]), places[key], choices.get(key))
        if row.choice is not None:
            row.means = [book[one] for one in row.choice.means if one in book]
        rows.append(row)
    return rows


def choices_for(region: Region, names: Iterable[str]) -> dict[str, NameChoice]:
    """What the region means by these names, as far as somebody said."""
    found = NameChoice.objects.filter(region=region, folded__in=list(names)).select_related("chosen_by")
    return {choice.folded: choice for choice in found}


def who_by_name(rows: Iterable[NameRow]) -> dict[str, list[Who]]:
    """Whom each name means: nobody for one that stays text; a name that nobody decided on is not there at all.

    Who is to be added and is not there yet stands in it as a row without a key.
    """
    found: dict[str, list[Who]] = {}
    for row in rows:
        if not row.is_decided or row.choice is None:
            continue
        if row.choice.make:
            found[row.folded] = [unsaved(row.choice.make)]
        else:
            found[row.folded] = list(row.means)
    return found


def unsaved(make: Mapping[str, str]) -> Who:
    """The entry that a choice would add, for a preview only."""
    if make["kind"] == GROUP:
        return StakeholderGroup(name=make["name"])
    return Function(name=make["name"]) if make["kind"] == FUNCTION else Organisation(name=make["name"])


def parties_named(plan_pk: int) -> Iterator[tuple[int, ActionParty]]:
    """Who is named at the actions of a plan, by action."""
    found = ActionParty.objects.filter(action__plan=plan_pk).select_related(
        "organisation", "group", "function__organisation"
    )
    for party in found.order_by("order", "pk"):
        yield party.action_id, party
