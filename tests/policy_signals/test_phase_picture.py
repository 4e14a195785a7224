"""The picture of the phases in the docs is the one that the table gives, and is found to be behind when it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from regietafel.cli.commands import main
from regietafel.policy_signals.phase_picture import svg

DOCS = Path(__file__).parents[2] / "docs"


def copied(to: Path) -> Path:
    (to / "images").mkdir()
    for name in ("signals.md", "images/signal-phases.svg"):
        shutil.copy(DOCS / name, to / name)
    return to


def test_ours_is_not_behind() -> None:
    assert main(["signals", "phases", "--docs", str(DOCS), "--check"]) == 0


@pytest.mark.parametrize(
    ("name", "old", "new"), [("signals.md", "| sent |", "| sent, |"), ("images/signal-phases.svg", "yes", "no")]
)
def test_what_is_behind_is_found(tmp_path: Path, name: str, old: str, new: str) -> None:
    docs = copied(tmp_path)
    page = docs / name
    page.write_text(page.read_text(encoding="utf8").replace(old, new, 1), encoding="utf8")
    assert main(["signals", "phases", "--docs", str(docs), "--check"]) == 1
    assert main(["signals", "phases", "--docs", str(docs)]) == 0
    assert main(["signals", "phases", "--docs", str(docs), "--check"]) == 0


def test_every_move_has_its_cell() -> None:
    assert svg().count(">yes<") == 11
    assert svg().count(">with reason<") == 12
