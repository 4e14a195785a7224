"""The same plan says the same, however it is laid out: as text, in Word, as a workbook, on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import which

import pytest
from scripts.sample_pdfs import SAMPLES, converted

from regietafel.reading.plan_reading import ACTION, PlanReading
from regietafel.reading.read_plan import read_plan
from regietafel.reading.readers import read_document
from tests.reading.builder import LAYOUTS, PRINTED, text
from tests.reading.gold_plans import WHY_NOT, gold_plans
from tests.reading.sameness import differences, sameness
from tests.reading.sample_plan import SAMPLE

ENOUGH = 0.95
WITHOUT_OFFICE = pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed here")


def read(data: bytes, name: str = "") -> PlanReading:
    """The reading of a file."""
    return read_plan(read_document(data, name))


@cache
def as_text(name: str = "") -> PlanReading:
    """The reading of the plan as text, to hold the others against."""
    return read(text(gold_plans()[name] if name else SAMPLE))


def assert_same(one: PlanReading, other: PlanReading) -> None:
    """Show what differs, where too much does."""
    share = sameness(one, other)
    assert share >= ENOUGH, differences(one, other)


def years(reading: PlanReading) -> dict[str, list[int]]:
    """The years of each action."""
    return {node.title: node.years for node in reading.nodes if node.level == ACTION}


def test_the_text_gives_the_plan() -> None:
    assert_same(as_text(), SAMPLE)


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_gives_what_the_text_gives(name: str) -> None:
    reading = read(LAYOUTS[name](SAMPLE), name)
    assert_same(reading, as_text())


@pytest.mark.parametrize(
    "name", ["shaded.xlsx", "ticked.xlsx", "shifted.xlsx", "shaded.ods", "table.docx", "table.csv"]
)
def test_years_that_are_shaded_or_ticked_are_the_years_of_the_plan(name: str) -> None:
    assert years(read(LAYOUTS[name](SAMPLE))) == years(SAMPLE)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_place_of_a_node_is_where_its_title_stands(name: str) -> None:
    reading = read(LAYOUTS[name](SAMPLE))
    for node in reading.nodes:
        assert node.title in " ".join(reading.lines[node.source.line - 1 : node.source.line + 1])


@pytest.mark.parametrize("name", PRINTED)
def test_on_paper_it_is_the_same(name: str) -> None:
    reading = read((SAMPLES / f"{name}.pdf").read_bytes())
    assert_same(reading, as_text())


@pytest.mark.slow
@WITHOUT_OFFICE
@pytest.mark.parametrize(("name", "kind"), [("fiches.docx", "pdf"), ("paragraphs.docx", "odt"), ("shaded.xlsx", "ods")])
def test_as_an_office_program_saves_it_today(name: str, kind: str, tmp_path: Path) -> None:
    path = converted({name: LAYOUTS[name](SAMPLE)}, tmp_path, kind)[name]
    reading = read(path.read_bytes())
    assert_same(reading, as_text())


@pytest.mark.skipif(not gold_plans(), reason=WHY_NOT)
@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("plan", gold_plans())
def test_the_plans_that_were_read_by_hand_are_the_same_in_each_layout(plan: str, name: str) -> None:
    reading = read(LAYOUTS[name](gold_plans()[plan]))
    assert_same(reading, as_text(plan))
