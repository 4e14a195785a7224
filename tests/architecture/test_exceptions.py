"""An exception needs a reason, and goes out when nothing needs it any more."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.exceptions import Fault, excuses, unexcused
from tests.architecture.tree import ROOT

FAULTS = [Fault("a.py: save", "a.py writes")]
REASON = "one table that only makes sense when it is read whole"


def test_a_fault_without_a_reason_is_shown() -> None:
    assert unexcused(FAULTS, {}) == ["a.py writes"]


def test_a_few_words_are_no_reason() -> None:
    assert unexcused(FAULTS, {"a.py: save": "it is fine"}) == ["a.py writes"]


def test_a_reason_excuses() -> None:
    assert unexcused(FAULTS, {"a.py: save": REASON}) == []


def test_an_excuse_that_nothing_needs_is_a_fault_itself() -> None:
    assert len(unexcused([], {"a.py: save": REASON})) == 1


def test_exceptions_are_filed_under_their_rule(tmp_path: Path) -> None:
    table = tmp_path / "exceptions.toml"
    table.write_text(f'[write_faults]\n"a.py: save" = "{REASON}"\n', encoding="utf8")
    assert unexcused(FAULTS, excuses("write_faults", table)) == []
    assert unexcused(FAULTS, excuses("query_faults", table)) == ["a.py writes"]


def test_every_table_of_exceptions_belongs_to_a_rule() -> None:
    rules = {"order", "reading", "room", "write", "query", "operation", "size", "link", "content"}
    named = {
        line.split("]")[0].lstrip("[").removesuffix("_faults")
        for line in (ROOT / "tests/architecture/exceptions.toml").read_text("utf8").splitlines()
        if line.startswith("[")
    }
    assert named <= rules
