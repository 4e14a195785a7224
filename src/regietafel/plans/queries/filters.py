"""Choosing actions out of a plan: what the address asks for, what there is to choose, and which actions fit.

All of it works on a tree that was read already, so a value in an address never reaches the database and every count
is a count of rows that the reader sees.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.signs import SIGNS
from regietafel.plans.lifecycle import COUNTS_IN_YEAR
from regietafel.plans.models import YearState
from regietafel.plans.queries.tree import ActionRow, Tree, YearMark
from regietafel.plans.stillness import AMBER_DAYS, RED_DAYS

Values = dict[str, frozenset[str]]
"""For each field of a filter the values that an action answers to."""

LONGEST_QUESTION = 100
MINE, NOT_MINE = frozenset({"1"}), frozenset[str]()
COUNTING, UNREPORTED, ASSUMED, INCOMPLETE = "counting", "unreported", "assumed", "incomplete"

SITUATIONS: dict[str, Promise] = {
    COUNTING: _("counts for the subsidy condition"),
    UNREPORTED: _("nothing said yet"),
    ASSUMED: _("year assumed"),
    INCOMPLETE: _("names somebody to be completed"),
}
"""Beside the states themselves: what a list on another page may have counted."""

STILL_DAYS = (AMBER_DAYS, RED_DAYS)

STATES: dict[str, str | Promise] = {**{state: SIGNS[state].word for state in YearState.values}, **SITUATIONS}


@dataclass(frozen=True)
class Filter:
    """What the address asks for; an empty field asks nothing."""

    q: str = ""
    lead: str = ""
    partner: str = ""
    priority: str = ""
    year: str = ""
    state: str = ""
    tag: str = ""
    still: str = ""
    mine: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The fields that ask something."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    def __bool__(self) -> bool:
        return bool(self.asked)

    @property
    def query(self) -> str:
        """The filter as the end of an address."""
        return urlencode(self.asked)

    def fits(self, values: Values) -> bool:
        """Whether an action that answers to these values is what is asked."""
        return all(value in values[name] for name, value in self.asked.items())

    def without(self, name: str) -> Filter:
        """The same filter with one field less."""
        return replace(self, **{name: ""})


NAMES = tuple(one.name for one in fields(Filter))


@dataclass
class Option:
    """Something to choose, and how many actions would be left."""

    value: str
    label: str
    count: int = 0


@dataclass
class Choice:
    """A filter applied to a tree: what fits, what else could be chosen, and what the address asked in vain."""

    filter: Filter
    tree: Tree
    rows: list[ActionRow]
    options: dict[str, list[Option]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)

    @property
    def shown(self) -> Tree:
        """The tree as it stands on the screen: whole, or cut down to what fits."""
        return self.tree.only(self.rows) if self.filter else self.tree

    def label_of(self, name: str) -> str:
        """The words for what a field of the filter asks."""
        value = getattr(self.filter, name)
        return next((option.label for option in self.options.get(name, []) if option.value == value), value)


def choose(tree: Tree, query: Mapping[str, str], mine: Collection[int] = ()) -> Choice:
    """Read the filter out of an address and apply it; ``mine`` holds the reader's own actions.

    What is not among the options (mistyped, out of another plan, made up) is left out and named in ``ignored``.
    """
    own = frozenset(mine)
    possible = {name: {option.value: option for option in found} for name, found in options_of(tree).items()}
    possible["mine"] = {"1": Option("1", "")}
    asked: dict[str, str] = {}
    ignored: list[str] = []
    for name in NAMES:
        value = query.get(name, "").strip()
        if name == "q":
            asked["q"] = readable(value)
        elif value and value in possible[name]:
            asked[name] = value
        elif value:
            ignored.append(name)
    wanted = Filter(**asked)
    rows = rows_that_fit(tree, wanted, own)
    return Choice(wanted, tree, rows, counted_options(tree, wanted, own, possible), ignored)


def rows_that_fit(tree: Tree, wanted: Filter, mine: Collection[int] = ()) -> list[ActionRow]:
    """The actions that a filter leaves; whoever counts for a link to the tree counts with this."""
    return [row for row in tree.rows if wanted.fits(values_of(row, wanted, mine))]


def readable(question: str) -> str:
    """What was typed, without signs that nobody types, and not longer than a question is."""
    signs = "".join(sign if sign.isprintable() else " " for sign in question)
    return " ".join(signs.split())[:LONGEST_QUESTION].strip()


def folded(text: str) -> str:
    """Text without capitals and accents, to search in."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def values_of(row: ActionRow, wanted: Filter, mine: Collection[int]) -> Values:
    """What an action answers to."""
    return {
        "q": frozenset({wanted.q} if has_words(row, wanted.q) else ()),
        "lead": frozenset(party.key for party in row.leads),
        "partner": frozenset(party.key for party in row.others),
        "priority": frozenset(priority.code for priority in row.priorities),
        "year": frozenset(str(mark.year) for mark in row.years if mark.state),
        "state": states_of(row, wanted.year),
        "tag": frozenset(tag_key(tag.kind, tag.code) for tag in row.tags),
        "still": frozenset(str(days) for days in STILL_DAYS if row.still and row.still.days >= days),
        "mine": MINE if row.action.pk in mine else NOT_MINE,
    }


def states_of(row: ActionRow, year: str) -> frozenset[str]:
    """The states and situations that an action answers to.

    The state is that of the year if one is asked, else of the whole action; a situation asks after any year then.
    """
    marks = [mark for mark in row.years if mark.state and (not year or year == str(mark.year))]
    found = {mark.state for mark in marks} if year else {row.state}
    for mark in marks:
        found.update(situations_of(mark))
    if marks and any(party.to_complete for party in row.parties):
        found.add(INCOMPLETE)
    return frozenset(found)


def situations_of(mark: YearMark) -> Iterator[str]:
    """The situations that other pages count, as far as one year tells them."""
    if not mark.reported:
        yield UNREPORTED
    if mark.state in COUNTS_IN_YEAR:
        yield COUNTING
        if mark.assumed:
            yield ASSUMED


def has_words(row: ActionRow, question: str) -> bool:
    """Whether each word that was typed stands somewhere at the action."""
    if not question:
        return True
    texts = [
        row.action.number,
        row.action.title,
        row.action.description,
        row.action.timing,
        row.norm.text if row.norm else "",
        *(party.name for party in row.parties),
        *(str(tag) for tag in row.tags),
    ]
    line = folded("\n".join(texts))
    return all(word in line for word in folded(question).split())


def tag_key(kind: str, code: str) -> str:
    """The name of a tag in an address."""
    return f"{kind}-{code}"


def options_of(tree: Tree) -> dict[str, list[Option]]:
    """What there is to choose from in this plan, in the order in which one looks for it."""
    leads = {party.key: party.name for row in tree.rows for party in row.leads}
    partners = {party.key: party.name for row in tree.rows for party in row.others}
    tags = {tag_key(tag.kind, tag.code): str(tag) for row in tree.rows for tag in row.tags}
    return {
        "lead": by_name(leads),
        "partner": by_name(partners),
        "priority": [Option(one.code, str(one)) for one in tree.priorities],
        "year": [Option(str(year), str(year)) for year in tree.plan.years],
        "state": [Option(str(value), str(label)) for value, label in STATES.items()],
        "tag": by_name(tags),
        "still": [Option(str(days), gettext("for %(days)s days") % {"days": days}) for days in STILL_DAYS],
    }


def by_name(named: Mapping[str, str]) -> list[Option]:
    """Options in the order of their names."""
    return [Option(key, name) for key, name in sorted(named.items(), key=lambda one: folded(one[1]))]


def counted_options(
    tree: Tree, wanted: Filter, mine: Collection[int], possible: dict[str, dict[str, Option]]
) -> dict[str, list[Option]]:
    """The options with the number of actions that each would leave, the other fields of the filter kept.

    One look at each action: it is counted in all fields if nothing speaks against it, and in one if only that does.
    """
    left: dict[str, Counter[str]] = {name: Counter() for name in possible}
    for row in tree.rows:
        values = values_of(row, wanted, mine)
        against = [name for name, value in wanted.asked.items() if value not in values[name]]
        for name in left.keys() - {"year"}:
            if set(against) <= {name}:
                left[name].update(values[name])
        if not set(against) - {"year", "state"}:
            left["year"].update(
                year for year in values["year"] if not wanted.state or wanted.state in states_of(row, year)
            )
    for name, options in possible.items():
        for option in options.values():
            option.count = left[name][option.value]
    return {name: list(options.values()) for name, options in possible.items()}
