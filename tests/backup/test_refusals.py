"""What cannot be put back is refused before anything is touched; what fails half-way leaves the place empty."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from regietafel.backup.manifest import Manifest
from regietafel.backup.reading import read_manifest, refuse_if_damaged, refuse_if_outside
from regietafel.core.errors import Refusal
from tests.backup.places import Place, manifest_of, raw_rows, rewritten

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small backup with one file in it."""
    place = Place(tmp_path_factory.mktemp("home"))
    place.run("migrate")
    place.run("admin", "add", "ada@example.org")
    (place.folder / "files").mkdir()
    (place.folder / "files" / "one.txt").write_text("text")
    file = tmp_path_factory.mktemp("backup") / "x.zip"
    place.run("backup", str(file))
    return file


def with_manifest(backup: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy that says something else of itself."""
    told = manifest_of(backup)
    change(told)
    return rewritten(backup, target, manifest__json=json.dumps(told).encode())


def is_refused(place: Place, file: Path, words: str) -> bool:
    """One line, exit code 1, and nothing left behind."""
    code, told = place.attempt("restore", str(file))
    lines = [line for line in told.splitlines() if line.startswith("regietafel: ")]
    assert code == 1, told
    assert len(lines) == 1, told
    assert "Traceback" not in told
    assert words in lines[0], lines
    assert not (place.folder / "files").exists()
    return not place.file.exists() or not raw_rows(place.file)


@pytest.mark.parametrize(
    ("name", "words"),
    [("nothing.zip", "There is no file"), ("cut.zip", "is not a backup")],
)
def test_no_backup(backup: Path, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "cut.zip").write_bytes(backup.read_bytes()[:5000])
    assert is_refused(Place(tmp_path / "other"), tmp_path / name, words)


def test_a_zip_of_something_else(backup: Path, tmp_path: Path) -> None:
    file = rewritten(backup, tmp_path / "x.zip", manifest__json=None)
    assert is_refused(Place(tmp_path / "other"), file, "This is not a backup of Regietafel")


def test_damaged_rows(backup: Path, tmp_path: Path) -> None:
    file = rewritten(backup, tmp_path / "x.zip", rows__people__user__jsonl=b'{"id": 1}\n')
    assert is_refused(Place(tmp_path / "other"), file, "rows/people.user.jsonl is not what was written")


@pytest.mark.parametrize("member", ["rows__people__user__jsonl", "files__files__one__txt"])
@pytest.mark.parametrize("content", [None, b"something else"])
def test_every_part_is_looked_at(backup: Path, tmp_path: Path, member: str, content: bytes | None) -> None:
    file = rewritten(backup, tmp_path / "x.zip", **{member: content})
    with zipfile.ZipFile(file) as archive, pytest.raises(Refusal, match="is damaged"):
        refuse_if_damaged(archive, read_manifest(archive))


def test_a_later_version(backup: Path, tmp_path: Path) -> None:
    file = with_manifest(backup, tmp_path / "x.zip", lambda told: told["migrations"].append(["plans", "9999_future"]))
    assert is_refused(Place(tmp_path / "other"), file, "later than this one (plans.9999_future is unknown here)")


def test_a_later_kind_of_backup(backup: Path) -> None:
    with pytest.raises(Refusal, match="made by a later version"):
        Manifest.from_json(json.dumps(manifest_of(backup) | {"format": 2}))


@pytest.mark.parametrize(
    ("folder", "path"),
    [("files", "../outside.txt"), ("files", "/etc/outside.txt"), ("files", "a/../../outside.txt"), ("other", "x.txt")],
)
def test_a_file_that_would_land_elsewhere(backup: Path, folder: str, path: str) -> None:
    told = manifest_of(backup)
    told["files"][0].update(folder=folder, path=path)
    with pytest.raises(Refusal, match="outside its folders"):
        refuse_if_outside(Manifest.from_json(json.dumps(told)))


def test_files_in_the_way(backup: Path, tmp_path: Path) -> None:
    place = Place(tmp_path / "other")
    (place.folder / "files").mkdir(parents=True)
    (place.folder / "files" / "mine.txt").write_text("mine")
    code, told = place.attempt("restore", str(backup))
    assert code == 1
    assert "is not empty: move it away first. Nothing was changed." in told
    assert (place.folder / "files" / "mine.txt").read_text() == "mine"


def test_a_database_that_is_in_use(backup: Path, tmp_path: Path) -> None:
    place = Place(tmp_path / "other")
    place.run("migrate")
    before = place.file.read_bytes()
    code, told = place.attempt("restore", str(backup))
    assert code == 1
    assert "The database is not empty" in told
    assert place.file.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": 1, "region_id": 77, "municipality_id": 1, "since": "2014-01-01", "until": null}\n',
        b'{"id": 1, "since": "yesterday"}\n',
    ],
    ids=["points at nothing", "no row of this table"],
)
def test_what_fails_half_way_leaves_the_place_empty(backup: Path, tmp_path: Path, line: bytes) -> None:
    """Rows that nobody damaged on the way, but that do not fit together: whoever wrote them was wrong."""

    def pretend(told: dict[str, Any]) -> None:
        [table] = [one for one in told["tables"] if one["model"] == "territories.regionmunicipality"]
        table.update(rows=1, sha256=sha256(line).hexdigest())

    told = manifest_of(backup)
    pretend(told)
    file = rewritten(
        backup,
        tmp_path / "x.zip",
        manifest__json=json.dumps(told).encode(),
        rows__territories__regionmunicipality__jsonl=line,
    )
    place = Place(tmp_path / "other")
    assert is_refused(place, file, "nothing of it was kept")
    assert "are back" in place.run("restore", str(backup))


def test_any_byte_that_was_changed_is_answered_in_words(backup: Path, tmp_path: Path) -> None:
    """One byte in a hundred is turned, one at a time: the file is whole, or refused as `restore` refuses it."""
    whole = backup.read_bytes()
    torn, refused = tmp_path / "torn.zip", 0
    for place in range(0, len(whole), max(1, len(whole) // 100)):
        torn.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            with zipfile.ZipFile(torn) as archive:
                refuse_if_damaged(archive, read_manifest(archive))
        except (Refusal, zipfile.BadZipFile, NotImplementedError):
            refused += 1
    assert refused > 80


def test_a_file_that_says_its_list_begins_later_than_it_does(backup: Path, tmp_path: Path) -> None:
    """The members then seem to begin before the file does, which no file system can seek to."""
    whole = bytearray(backup.read_bytes())
    told = whole.rindex(b"PK\x05\x06") + 16
    (begins,) = struct.unpack_from("<I", whole, told)
    struct.pack_into("<I", whole, told, begins + len(whole))
    torn = tmp_path / "torn.zip"
    torn.write_bytes(whole)
    with zipfile.ZipFile(torn) as archive, pytest.raises(Refusal, match="cannot be read"):
        read_manifest(archive)


@pytest.mark.parametrize(
    "change", [{"tables": [{"model": "x"}]}, {"files": 5}, {"migrations": ["x"]}, {"made_at": None}]
)
def test_a_manifest_that_is_not_whole(backup: Path, change: dict[str, Any]) -> None:
    told = manifest_of(backup)
    if change == {"made_at": None}:
        del told["made_at"]
    else:
        told.update(change)
    with pytest.raises(Refusal, match="not whole"):
        Manifest.from_json(json.dumps(told))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "other"}', '{"kind": "regietafel-backup"}', "null"])
def test_a_manifest_that_says_nothing(text: str) -> None:
    with pytest.raises(Refusal):
        Manifest.from_json(text)
