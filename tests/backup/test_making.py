"""A backup holds one moment, appears whole or not at all, and is nobody else's business."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, models
from django.utils.connection import ConnectionDoesNotExist
from pytest_django.fixtures import Settings

from regietafel.backup import writing
from regietafel.backup.snapshot import ALIAS
from regietafel.backup.writing import write_backup
from regietafel.cli import main
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.territories.models import Region
from tests.backup.places import manifest_of, rows_in

pytestmark = pytest.mark.django_db(transaction=True)


def in_a_thread(deed: Callable[[], None]) -> None:
    """Do something on a connection of its own, to the end."""
    troubles: list[BaseException] = []

    def run() -> None:
        try:
            deed()
        except BaseException as error:
            troubles.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=15)
    assert not thread.is_alive()
    assert troubles == []


class TestOneMoment:
    def test_people_go_on_and_none_of_it_slips_in(
        self, region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is written after the first table was read is in no later table, though it was saved at once."""
        Organisation.objects.create(region=region, name="Before")
        written: list[str] = []
        original = writing.write_table

        def slowly(archive: zipfile.ZipFile, model: type[models.Model], alias: str) -> tuple[int, str]:
            done = original(archive, model, alias)
            if not written:
                in_a_thread(lambda: write_pair(region, written))
            return done

        monkeypatch.setattr(writing, "write_table", slowly)
        write_backup(tmp_path / "x.zip")

        assert written == ["saved"]
        assert Organisation.objects.filter(name="During").exists()
        rows = rows_in(tmp_path / "x.zip")
        assert [one["name"] for one in rows["organisations.organisation"]] == ["Before"]
        assert rows["organisations.stakeholdergroup"] == []

    def test_nothing_is_held_afterwards(self, region: Region, tmp_path: Path) -> None:
        write_backup(tmp_path / "x.zip")
        in_a_thread(lambda: write_pair(region, []))
        with pytest.raises(ConnectionDoesNotExist):
            connections[ALIAS]


def write_pair(region: Region, written: list[str]) -> None:
    """Save two rows that belong together."""
    Organisation.objects.create(region=region, name="During")
    StakeholderGroup.objects.create(region=region, name="During")
    written.append("saved")


class TestWholeOrNothing:
    def test_only_its_owner_reads_it(self, region: Region, tmp_path: Path) -> None:
        write_backup(tmp_path / "x.zip")
        assert (tmp_path / "x.zip").stat().st_mode & 0o777 == 0o600

    def test_a_failure_leaves_nothing(self, region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*ignored: Any) -> None:
            raise OSError("no space left on device")

        monkeypatch.setattr(writing, "write_files", fail)
        with pytest.raises(OSError):
            write_backup(tmp_path / "x.zip")
        assert list(tmp_path.iterdir()) == []

    def test_an_earlier_one_is_not_overwritten_unasked(self, region: Region, tmp_path: Path) -> None:
        file = tmp_path / "x.zip"
        file.write_bytes(b"precious")
        with pytest.raises(Refusal):
            write_backup(file)
        assert file.read_bytes() == b"precious"
        write_backup(file, overwrite=True)
        assert zipfile.is_zipfile(file)

    def test_one_line_when_the_folder_is_not_there(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["backup", "/nowhere/x.zip"]) == 1
        assert capsys.readouterr().err.count("\n") == 1

    def test_it_says_what_is_in_it(self, region: Region, tmp_path: Path, settings: Settings) -> None:
        write_backup(tmp_path / "x.zip")
        told = manifest_of(tmp_path / "x.zip")
        assert (told["kind"], told["format"], told["version"]) == (
            "regietafel-backup",
            1,
            settings.REGIETAFEL_VERSION,
        )
        assert told["engine"] == connection.vendor
        counts = {table["model"]: table["rows"] for table in told["tables"]}
        assert counts["territories.region"] == 1
        assert counts["territories.regionmunicipality"] == 2

    def test_files_of_an_app_travel_along(
        self, region: Region, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.MEDIA_ROOT = tmp_path / "none"
        (tmp_path / "minutes").mkdir()
        (tmp_path / "minutes" / "one.txt").write_text("text")
        monkeypatch.setattr(registry, "backup_folders", registry.Slot())
        registry.backup_folders.register("minutes", lambda: tmp_path / "minutes")
        write_backup(tmp_path / "x.zip")
        assert [(one["folder"], one["path"]) for one in manifest_of(tmp_path / "x.zip")["files"]] == [
            ("minutes", "one.txt")
        ]
