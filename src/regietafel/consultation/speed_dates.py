"""Speed-dates: two groups, tables and rounds; who meets whom, and when. Nothing here knows of the database.

Three steps, each exact. First is chosen which pairs meet: as many wishes as can be, then as many pairs as can be, then
with the meetings (and so the breaks) spread as evenly over the people as those two allow: a cheapest flow, in which one
more meeting for the same person costs more each time. Then the pairs are put in rounds so that nobody sits at two
tables: the pairs form a graph with two sides in which nobody has more pairs than there are rounds, and such a graph can
always be coloured with as many colours as there are rounds (König). Last, rounds that are too full give pairs to rounds
that are not, along a path on which the two alternate; that always ends with rounds that differ by one pair at most.

The same question always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

Pair = tuple[int, int]
SOURCE, SINK = 0, 1


@dataclass(frozen=True)
class Date:
    """Two people at one table in one round; rounds and tables are numbered from one."""

    round: int
    table: int
    first: int
    second: int


def schedule(
    first: Sequence[int],
    second: Sequence[int],
    *,
    rounds: int,
    tables: int,
    no_gos: Collection[Pair] = (),
    wishes: Collection[Pair] = (),
) -> list[Date]:
    """Who meets whom in which round at which table. Pairs are named with who stands in ``first`` first."""
    never, wanted = set(no_gos), set(wishes)
    allowed = [(a, b) for a in first for b in second if (a, b) not in never]
    if not allowed or rounds < 1 or tables < 1:
        return []
    chosen = choose(allowed, wanted, rounds, tables)
    parts = in_rounds(chosen, rounds)
    even_out(parts)
    return seated(parts, first, tables)


def choose(allowed: Sequence[Pair], wanted: Collection[Pair], rounds: int, tables: int) -> list[Pair]:
    """Which pairs meet: the most wishes, then the most pairs, then the meetings spread most evenly."""
    left = {a: place for place, a in enumerate(dict.fromkeys(a for a, _b in allowed), start=2)}
    right = {b: place for place, b in enumerate(dict.fromkeys(b for _a, b in allowed), start=2 + len(left))}
    pair_worth = (len(left) + len(right)) * rounds * (rounds + 1) // 2 + 1
    wish_worth = pair_worth * (len(allowed) + 1)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(2 + len(left) + len(right)))
    for turn in range(1, rounds + 1):
        graph.add_edges_from((SOURCE, node, {"capacity": 1, "weight": turn}) for node in left.values())
        graph.add_edges_from((node, SINK, {"capacity": 1, "weight": turn}) for node in right.values())
    for a, b in allowed:
        worth = wish_worth if (a, b) in wanted else pair_worth
        graph.add_edge(left[a], right[b], capacity=1, weight=-worth)
    graph.add_edge(SINK, SOURCE, capacity=rounds * tables, weight=0)
    _cost, flow = nx.network_simplex(graph)
    return [(a, b) for a, b in allowed if any(flow[left[a]][right[b]].values())]


def in_rounds(pairs: Iterable[Pair], rounds: int) -> list[dict[int, int]]:
    """Put pairs in rounds so that nobody is in one round twice; nobody may have more pairs than there are rounds."""
    by_first: list[dict[int, int]] = [{} for _round in range(rounds)]
    by_second: list[dict[int, int]] = [{} for _round in range(rounds)]
    for a, b in pairs:
        free_a = next(one for one in range(rounds) if a not in by_first[one])
        free_b = next(one for one in range(rounds) if b not in by_second[one])
        if b in by_second[free_a]:
            swap_along(by_first, by_second, b, free_a, free_b)
        by_first[free_a][a], by_second[free_a][b] = b, a
    return by_first


def swap_along(by_first: list[dict[int, int]], by_second: list[dict[int, int]], b: int, taken: int, free: int) -> None:
    """Make ``b`` free in the round ``taken``: swap two rounds along the path from ``b`` on which they alternate."""
    path: list[tuple[Pair, int]] = []
    person, in_second, now, then = b, True, taken, free
    while (other := (by_second if in_second else by_first)[now].get(person)) is not None:
        path.append(((other, person) if in_second else (person, other), now))
        person, in_second, now, then = other, not in_second, then, now
    for (one, two), was in path:
        del by_first[was][one]
        del by_second[was][two]
    for (one, two), was in path:
        to = free if was == taken else taken
        by_first[to][one], by_second[to][two] = two, one


def even_out(parts: list[dict[int, int]]) -> None:
    """Let the fullest round give pairs to the emptiest until they differ by one at most."""
    while True:
        full = max(range(len(parts)), key=lambda one: (len(parts[one]), -one))
        empty = min(range(len(parts)), key=lambda one: (len(parts[one]), one))
        if len(parts[full]) - len(parts[empty]) < 2:
            return
        for stretch in alternating(parts[full], parts[empty]):
            gives = [pair for pair, is_full in stretch if is_full]
            takes = [pair for pair, is_full in stretch if not is_full]
            if len(gives) > len(takes):
                move(parts, full, empty, gives, takes)
                break


def alternating(full: dict[int, int], empty: dict[int, int]) -> Iterable[list[tuple[Pair, bool]]]:
    """The stretches of pairs of two rounds that hang together through people."""
    graph = nx.Graph()
    for part, is_full in ((full, True), (empty, False)):
        graph.add_edges_from((("a", a), ("b", b), {"is_full": is_full}) for a, b in part.items())
    seen: set[tuple[str, int]] = set()
    for start in graph:
        if start in seen:
            continue
        people = nx.node_connected_component(graph, start)
        seen |= people
        yield [
            ((one[1], two[1]) if one[0] == "a" else (two[1], one[1]), held["is_full"])
            for one, two, held in graph.subgraph(people).edges(data=True)
        ]


def move(parts: list[dict[int, int]], full: int, empty: int, gives: list[Pair], takes: list[Pair]) -> None:
    """Swap a stretch of pairs between two rounds."""
    for a, _b in gives:
        del parts[full][a]
    for a, _b in takes:
        del parts[empty][a]
    parts[full].update(takes)
    parts[empty].update(gives)


def seated(parts: Sequence[dict[int, int]], first: Sequence[int], tables: int) -> list[Date]:
    """Give each pair a table; who stands in ``first`` keeps the same one where there are enough."""
    order = {a: place for place, a in enumerate(first)}
    dates, kept = [], dict[int, int]()
    for number, part in enumerate(parts, start=1):
        free = set(range(1, tables + 1))
        waiting = []
        for a in sorted(part, key=order.__getitem__):
            if kept.get(a) in free:
                free.remove(kept[a])
            else:
                waiting.append(a)
        for a in waiting:
            unclaimed = free - set(kept.values())
            kept[a] = min(unclaimed or free)
            free.remove(kept[a])
        dates += [Date(number, kept[a], a, part[a]) for a in sorted(part, key=order.__getitem__)]
    return dates


def breaks(dates: Iterable[Date], people: Sequence[int], rounds: int) -> dict[int, list[int]]:
    """In which rounds each person sits out."""
    busy: dict[int, set[int]] = {one: set() for one in people}
    for date in dates:
        for one in (date.first, date.second):
            if one in busy:
                busy[one].add(date.round)
    return {one: [number for number in range(1, rounds + 1) if number not in met] for one, met in busy.items()}
