"""`regietafel plan read`: JSON for a program, an outline for a person, one clear line when a file cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from regietafel.cli import main
from tests.reading.sample import PLACE


def test_it_prints_the_reading_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(PLACE / "genummerd.txt"), "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert reading["title"] == "Actieplan werk en sociale economie Beekvallei 2024-2026"
    assert reading["period"] == {"start": 2024, "end": 2026}
    assert "lines" not in reading
    first = reading["nodes"][0]
    assert (first["level"], first["number"], first["codes"]) == ("priority", "1", ["BK-1"])
    assert first["parent"] is None
    assert first["source"] == {"line": 7}
    assert reading["nodes"][1]["parent"] == first["id"]


def test_it_prints_an_outline_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(PLACE / "os_oo.txt")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Programme d'actions pour l'économie sociale - 2020-2025 (2020-2025)"
    assert "  priority O.S.1: Renforcer la visibilité de l'économie sociale" in told
    assert "      action 2: Publier des portraits" in told


def test_a_text_that_is_no_plan_is_a_reading_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(PLACE / "none" / "brief.txt")]) == 0
    assert "Warning: No actions were found" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("leeg.txt", b"", "The file is empty."),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, "pictures"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    name: str, content: bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["plan", "read", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err.strip()
    assert len(told.splitlines()) == 1
    assert name in told
    assert why in told


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(tmp_path / "nergens.docx")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
