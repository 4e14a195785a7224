"""What a dry run says, ready for a page or a sheet: rows in words, counts, what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from regietafel.core.tabular import Column as SheetColumn
from regietafel.core.tabular import Sheet
from regietafel.organisations.queries import organisations_visible_to
from regietafel.territories.models import Region
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.mark_words import NOT_WRITTEN
from regietafel.workplaces.models import Import, ImportState, Workplace
from regietafel.workplaces.queries.visible import imports_visible_to, workplaces_visible_to
from regietafel.workplaces.sheet_fields import BY_NAME, remembered_of
from regietafel.workplaces.sheet_rows import Act
from regietafel.workplaces.sheet_values import folded

MOST_ASKED = 40
NEAR = 60


@dataclass(frozen=True)
class Remark:
    """A mark in words: on which column of the sheet, what, and whether the cell is left out because of it."""

    column: str
    text: str
    left_out: bool


def imports_in(user: Any, region: Region) -> Any:
    """The sheets of a region, the newest first."""
    return imports_visible_to(user).filter(region=region).select_related("read_by").defer("table", "report")


def last_choices(user: Any, region: Region) -> dict[str, str]:
    """What was chosen for headings before in this region; the newest choice counts."""
    pairs: list[tuple[str, str]] = []
    rows = imports_visible_to(user).filter(region=region, mapping__has_key="columns").order_by("-read_at")[:5]
    for row in reversed(list(rows.only("table", "mapping"))):
        head = row.table[0][1:] if row.table else []
        chosen = row.mapping.get("columns") or {}
        pairs += [(str(head[int(place)]), name) for place, name in chosen.items() if int(place) < len(head)]
    return remembered_of(pairs)


def counts_of(report: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows do what, and how many have a remark."""
    counts: Counter[str] = Counter()
    for row in report:
        counts[row["act"]] += 1
        counts["marks"] += bool(row["marks"])
    return dict(counts)


def chosen_rows(report: list[dict[str, Any]], act: str) -> list[dict[str, Any]]:
    """The rows that a filter asks for."""
    if act == "marks":
        return [row for row in report if row["marks"]]
    return [row for row in report if row["act"] == act] if act else report


def remarks_of(row: Mapping[str, Any]) -> list[Remark]:
    """The marks of a row in words."""
    return [
        Remark(
            str(BY_NAME[name].label) if name in BY_NAME else "",
            str(Mark(name, code, dict(values))),
            code in NOT_WRITTEN,
        )
        for name, code, values in row["marks"]
    ]


def changes_of(row: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What a row changes: which column, from what, to what."""
    return [(str(BY_NAME[name].label), before, after) for name, before, after in row["changes"]]


def rows_in_words(user: Any, sheet: Import, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows as the page shows them, with the workplaces among which somebody has to choose."""
    rows = list(rows)
    wanted = {pk for row in rows for pk in (*row["candidates"], row["workplace"]) if pk}
    seen = workplaces_visible_to(user).filter(region=sheet.region, pk__in=wanted)
    workplaces: dict[int, Workplace] = {one.pk: one for one in seen.select_related("organisation", "municipality")}
    choices = sheet.mapping.get("choices") or {}
    return [
        {
            "number": row["number"],
            "act": row["act"],
            "name": row["name"],
            "organisation": row["organisation_name"],
            "new_organisation": bool(row["unknown"]),
            "workplace": workplaces.get(row["workplace"] or 0),
            "new_offer": row["new_offer"] and row["act"] == Act.CHANGES,
            "changes": changes_of(row),
            "remarks": remarks_of(row),
            "candidates": [workplaces[pk] for pk in row["candidates"] if pk in workplaces],
            "asks": row["act"] == Act.DOUBT
            and any(code != "organisation_unknown" for _f, code, _v in row["marks"][-1:]),
            "chosen": choices.get(str(row["number"])),
        }
        for row in rows
    ]


def unknown_organisations(user: Any, sheet: Import) -> list[dict[str, Any]]:
    """Organisations that are not in the address book, on how many rows, and which of it are like them."""
    named: Counter[str] = Counter()
    said: dict[str, str] = {}
    for row in sheet.report:
        if row["unknown"]:
            named[folded(row["unknown"])] += 1
            said.setdefault(folded(row["unknown"]), row["unknown"])
    if not named:
        return []
    book = {one.pk: one.name for one in organisations_visible_to(user, sheet.region)}
    answers = sheet.mapping.get("organisations") or {}
    return [
        {"key": key, "name": said[key], "rows": count, "alike": alike(key, book), "chosen": answers.get(key)}
        for key, count in named.most_common(MOST_ASKED)
    ]


def alike(key: str, book: Mapping[int, str]) -> list[tuple[int, str]]:
    """The names of the address book that look most like this one."""
    plain = {pk: folded(name) for pk, name in book.items()}
    found = process.extract(key, plain, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=6)
    return [(pk, book[pk]) for _name, _score, pk in found]


def organisations_to_choose(user: Any, region: Region) -> Any:
    """Among which one may be chosen for a whole sheet."""
    return organisations_visible_to(user, region)


def organisation_keys(user: Any, region: Region) -> set[int]:
    """The keys of the organisations that a person sees in a region."""
    return set(organisations_visible_to(user, region).values_list("pk", flat=True))


def samples_of(table: list[list[Any]], place: int) -> list[str]:
    """The first three texts of a column that differ."""
    found: list[str] = []
    for row in table[1:400]:
        text = str(row[place + 1]).strip()
        if text and text not in found:
            found.append(text[:80])
        if len(found) == 3:
            break
    return found


def report_sheet(sheet: Import, acts: Mapping[str, Any]) -> Sheet:
    """The dry run as a sheet: what happens to each row and what is to be mended, before the cells as they were."""
    head = [str(text) for text in sheet.table[0][1:]]
    columns = [
        SheetColumn(_("Row"), 8),
        SheetColumn(_("What happens"), 16),
        SheetColumn(_("Remarks"), 60),
        SheetColumn(_("From → to"), 60),
        *(SheetColumn(text or "–", 20) for text in head),
    ]
    return Sheet(_("Dry run"), columns, list(report_rows(sheet, acts)))


def report_rows(sheet: Import, acts: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The rows of the report."""
    for row, cells in zip(sheet.report, sheet.table[1:], strict=False):
        remarks = "\n".join(f"{one.column}: {one.text}" if one.column else one.text for one in remarks_of(row))
        changes = "\n".join(f"{label}: {before or '–'} → {after}" for label, before, after in changes_of(row))
        yield [row["number"], str(acts[row["act"]]), remarks, changes, *(str(cell) for cell in cells[1:])]


def written_rows(sheet: Import) -> list[Any]:
    """What an import did, row by row, with the workplaces as they are now."""
    rows = sheet.rows.select_related("workplace__organisation")
    return list(rows) if sheet.state != ImportState.READ else []
