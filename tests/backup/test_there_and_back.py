"""Everything comes back: from and to both databases, files included, numbers going on where they were."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import machine
from tests.backup.places import Place, manifest_of, numbers, postgres_place, raw_rows, rows_in
from tests.processes.process import environment

pytestmark = pytest.mark.slow
FILES = {"a.txt": b"short", "2023/report.pdf": bytes(range(256)) * 999, "2023/é – ü.txt": b"", ".hidden": b"x"}

ODDITIES = """
UPDATE plans_action SET description = char(0x1F600) || ' "quoted" \\ back' || char(10) || 'two lines'
 WHERE id = (SELECT MIN(id) FROM plans_action);
UPDATE journal_entry SET at = '2023-10-29 02:30:00.123456', after = '{"n": null, "l": [1.5, true]}'
 WHERE id = (SELECT MIN(id) FROM journal_entry);
UPDATE plans_goal SET parent_id = (SELECT MAX(id) FROM plans_goal WHERE plan_id = 1)
 WHERE id = (SELECT MIN(id) FROM plans_goal WHERE plan_id = 1);
UPDATE plans_frequencynorm SET times = 0.5 WHERE id = (SELECT MIN(id) FROM plans_frequencynorm);
DELETE FROM plans_loggedwork WHERE id = (SELECT MAX(id) FROM plans_loggedwork);
INSERT INTO django_session VALUES ('key', 'data', '2099-01-01');
"""
"""What is easily lost: odd signs, parts of a second in the hour that comes twice, an order that goes against the numbers,
half a time a year, and a number that was given out and is gone."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place full of the demo, of oddities and of files."""
    place = Place(tmp_path_factory.mktemp("home"))
    place.run("migrate")
    place.run("demo", "load")
    with closing(sqlite3.connect(place.file)) as database:
        database.executescript(ODDITIES)
    for name, content in FILES.items():
        path = place.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place


@pytest.fixture(scope="module")
def backup(home: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of that place."""
    file = tmp_path_factory.mktemp("backup") / "home.zip"
    home.run("backup", str(file))
    return file


def files_in(place: Place) -> dict[str, bytes]:
    """All files of a place."""
    folder = place.folder / "files"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_sqlite_to_sqlite(home: Place, backup: Path, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    assert "are back" in other.run("restore", str(backup))
    assert raw_rows(other.file) == raw_rows(home.file)
    assert numbers(other.file) == numbers(home.file)
    assert files_in(other) == files_in(home)
    assert FILES.items() <= files_in(other).items()
    assert "up to date" in other.run("migrate")
    assert len(rows_in(backup)["plans.action"]) == 97


@pytest.mark.skipif(not machine.postgres_answers(), reason=machine.POSTGRES_MISSING)
class TestPostgres:
    @pytest.fixture
    def other(self, tmp_path: Path) -> Iterator[Place]:
        with postgres_place(tmp_path / "other") as place:
            yield place

    def test_there_and_back(self, home: Place, backup: Path, other: Place, tmp_path: Path) -> None:
        other.run("restore", str(backup))
        from_postgres = tmp_path / "from-postgres.zip"
        other.run("backup", str(from_postgres))
        assert manifest_of(from_postgres)["engine"] == "postgresql"
        assert rows_in(from_postgres) == rows_in(backup)
        assert files_in(other) == files_in(home)
        assert FILES.items() <= files_in(other).items()

        again = Place(tmp_path / "again")
        again.run("restore", str(from_postgres))
        assert raw_rows(again.file) == raw_rows(home.file)
        assert numbers(again.file) == numbers(home.file)

    def test_numbers_go_on(self, home: Place, backup: Path, other: Place, tmp_path: Path) -> None:
        other.run("restore", str(backup))
        other.run("admin", "add", "new@example.org")
        other.run("backup", str(tmp_path / "x.zip"))
        people = rows_in(tmp_path / "x.zip")["people.user"]
        assert [one["id"] for one in people if one["email"] == "new@example.org"] == [
            numbers(home.file)["people_user"] + 1
        ]

    def test_only_into_an_empty_database(self, backup: Path, other: Place) -> None:
        other.run("migrate")
        code, told = other.attempt("restore", str(backup))
        assert (code, told.count("\n")) == (1, 1)
        assert "The database is not empty" in told


def test_numbers_that_are_gone_are_not_given_out_again(home: Place, backup: Path, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    other.run("restore", str(backup))
    gone = numbers(home.file)["plans_loggedwork"]
    assert gone == max(one["id"] for one in rows_in(backup)["plans.loggedwork"]) + 1
    with closing(sqlite3.connect(other.file)) as database:
        database.execute(
            """INSERT INTO plans_loggedwork (version, "on", precision, what, with_whom, role, result, logged_at,
            priority_id, region_id) VALUES (1, '2025-01-01', 'day', 'x', '', 'lead', '', '2025-01-01', 1, 1)"""
        )
        assert database.execute("SELECT MAX(id) FROM plans_loggedwork").fetchone() == (gone + 1,)


def test_sessions_stay_behind(backup: Path) -> None:
    assert "sessions.session" not in rows_in(backup)


def test_a_database_that_is_behind_is_kept_as_it_is_and_brought_up(backup: Path, tmp_path: Path) -> None:
    older, newer = Place(tmp_path / "older"), Place(tmp_path / "newer")
    older.run("restore", str(backup))
    step_back(older)
    file = tmp_path / "older.zip"
    older.run("backup", str(file))
    assert ["auth", "0012_alter_user_first_name_max_length"] not in manifest_of(file)["migrations"]
    told = newer.run("restore", str(file))
    assert "1 migrations applied" in told
    assert rows_in(file) == rows_in(backup)
    assert raw_rows(newer.file) == raw_rows(older.file)


def step_back(place: Place) -> None:
    """Make the database one migration older than the code."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "auth", "0011", "--settings", "regietafel.settings"],
        env=environment(place.folder),
        check=True,
        capture_output=True,
    )
