"""The table of roles and permissions says what the rules say: read from their sentences, tried against the rules themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rules
from rules.permissions import permissions

from regietafel.cli import main
from regietafel.cli.role_table import READERS, Sentence, is_role, names, page, spoken
from regietafel.people.models import RoleKind, User
from regietafel.people.queries import Seats
from regietafel.people.rules import has_role, is_platform_admin
from regietafel.territories.models import Region
from tests.architecture.tree import ROOT


@rules.predicate
def open_now(user: Any, obj: Any = None) -> bool:
    """It is open."""
    return True


@rules.predicate
def is_lead(user: Any, obj: Any = None) -> bool:
    """Leads it."""
    return True


DIRECTOR, TEAM = has_role(RoleKind.DIRECTOR), has_role(RoleKind.DIRECTOR, RoleKind.TEAM)


@pytest.mark.parametrize(
    ("predicate", "director", "partner", "visitor"),
    [
        (DIRECTOR, True, False, False),
        (TEAM & open_now, "`open_now`", False, False),
        ((TEAM & open_now) | is_lead, "`open_now` or `is_lead`", "`is_lead`", False),
        (~DIRECTOR, False, True, True),
        (TEAM | open_now, True, "`open_now`", "`open_now`"),
        (is_platform_admin | DIRECTOR, True, False, False),
        (~(TEAM & open_now), "not `open_now`", True, True),
        (rules.always_true, True, True, True),
        (rules.is_authenticated, True, True, False),
        (TEAM & (open_now | is_lead) & ~is_lead, "(`open_now` or `is_lead`) and not `is_lead`", False, False),
    ],
)
def test_a_sentence_is_read(predicate: rules.Predicate, director: Any, partner: Any, visitor: Any) -> None:
    sentence = Sentence.of(str(predicate))
    for reader, expected in (("director", director), ("partner", partner), ("visitor", visitor)):
        answer = sentence.for_reader(reader)
        assert (answer if isinstance(answer, bool) else spoken(answer)) == expected


def test_a_sentence_that_cannot_be_read_is_no_guess() -> None:
    with pytest.raises(ValueError):
        Sentence.of("(a & b) c")


@pytest.mark.django_db
def test_what_the_role_alone_decides_is_what_the_rules_decide(region: Region) -> None:
    """Every permission that is about roles only, for every role, asked of the rules with a person in that role."""
    tried = 0
    for name, predicate in permissions.items():
        sentence = Sentence.of(str(predicate))
        if not all(is_role(one) for one in names(sentence.tree)):
            continue
        for reader in READERS:
            person = somebody(reader, region)
            asked = rules.has_perm(name, person, Holder(region))
            assert sentence.for_reader(reader) is asked, (name, reader)
            tried += 1
    assert tried > 50


class Holder:
    """Something of a region, whichever way a rule asks for that."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.plan = self
        self.body = self
        self.workplace = self


def somebody(reader: str, region: Region) -> User:
    """A person in one role, as the rules would find them."""
    person = User(pk=1, email="x@example.org", is_platform_admin=reader == "is_platform_admin")
    person._seats = Seats([region], {region.pk: frozenset({reader} & set(RoleKind.values))})  # type: ignore[attr-defined]
    return person


class TestPage:
    def test_every_permission_has_a_line(self) -> None:
        text = page()
        assert all(f"| `{name}` |" in text for name, _ in permissions.items())

    def test_every_condition_is_explained(self) -> None:
        conditions = page().partition("| condition | meaning |")[2].strip().splitlines()[1:]
        assert conditions
        assert [line for line in conditions if line.split("|")[2].strip() == ""] == []

    def test_check_finds_a_page_that_is_behind(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "permissions.md"
        assert main(["permissions", "--file", str(file), "--check"]) == 1
        assert main(["permissions", "--file", str(file)]) == 0
        assert main(["permissions", "--file", str(file), "--check"]) == 0
        file.write_text(file.read_text().replace("yes", "–", 1))
        assert main(["permissions", "--file", str(file), "--check"]) == 1
        assert "run `regietafel permissions`" in capsys.readouterr().err

    def test_ours_is_not_behind(self) -> None:
        assert (ROOT / "docs" / "permissions.md").read_text(encoding="utf8") == page()
