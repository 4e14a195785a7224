"""The child in which files of strangers are read: it may do next to nothing, and nothing it does harms the parent."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from regietafel.core.errors import Refusal
from regietafel.core.limited import Failed, Limits, run_limited
from regietafel.core.tabular import Column, Sheet, xlsx

READ = "regietafel.reading.sheets:read"
DEEDS = """
import os, socket, subprocess, sys, time

def answer(data): return {"got": data.decode(), "env": sorted(os.environ), "django": "django" in sys.modules}
def hang(data): time.sleep(60)
def spin(data):
    while True: pass
def eat(data): return len(bytearray(2_000_000_000))
def open_file(data): return open("/etc/passwd").read()
def write_file(data): return open("left-behind", "w").write("x")
def connect(data): return socket.socket().connect(("127.0.0.1", 9))
def start(data): return subprocess.run(["/bin/true"]).returncode
def crash(data): os.abort()
def much(data): return "x" * 3_000_000
def shout(data):
    while True: os.write(1, b"x" * 1_000_000)
def nonsense(data):
    os.write(1, b"{")
    os._exit(0)
def deep(data):
    os.write(1, b"[" * 100_000)
    os._exit(0)
def steps(data):
    for done in range(1, 4):
        told[0]("pages", done, 3)
    return "read"
def noise(data):
    os.write(2, b"progress pages 1\\n" + b"x" * 300_000 + b"\\nprogress ../x 1 1\\nprogress pages 2 9\\n")
    return "read"
def babble(data):
    while True: os.write(2, b"progress pages 1 2\\n")
def hold(data):
    held = bytearray(int(data))
    for place in range(0, len(held), 4096): held[place] = 1
    return len(held)
told = []
def listen(listener): told.append(listener)
def prepare(data): told.append(len(data))
def prepared(data): return told[1:]
"""


@pytest.fixture
def deeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that tries everything, in a child that is told to take it for one of ours."""
    (tmp_path / "deeds.py").write_text(DEEDS)
    (tmp_path / "child.py").write_text(
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from regietafel.core import limited_child\n"
        "limited_child.READERS = 'deeds'\n"
        "import json; limited_child.main(sys.argv[1], json.loads(sys.argv[2]))\n"
    )
    real = subprocess.Popen

    def started(command: list[str], **options: Any) -> Any:
        place = command.index("-m")
        return real([*command[:place], str(tmp_path / "child.py"), *command[place + 2 :]], **options)

    monkeypatch.setattr("regietafel.core.limited.subprocess.Popen", started)


def test_the_child_gets_the_file_and_nothing_else(deeds: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "very secret")
    answer = run_limited("deeds:answer", b"hello")
    assert answer["got"] == "hello"
    assert not answer["django"]
    assert not {name for name in answer["env"] if name not in {"LC_CTYPE", "PWD", "SHLVL", "_"}}


@pytest.mark.parametrize(
    "deed",
    ["eat", "open_file", "write_file", "connect", "start", "crash", "much", "shout", "nonsense", "deep", "not_there"],
)
def test_whatever_it_tries_becomes_a_refusal_in_words(deeds: None, deed: str) -> None:
    with pytest.raises(Refusal, match="kan niet gelezen worden"):
        run_limited(f"deeds:{deed}", b"", limits=Limits(answer=1_000_000))


@pytest.mark.parametrize(("deed", "message"), [("hang", "duurt te lang"), ("spin", "kan niet gelezen worden")])
def test_it_is_ended_by_the_clock_and_by_the_processor(deeds: None, deed: str, message: str) -> None:
    began = time.monotonic()
    limits = Limits(seconds=0.5, processor_seconds=1) if deed == "hang" else Limits(seconds=60, processor_seconds=1)
    with pytest.raises(Failed, match=message) as failed:
        run_limited(f"deeds:{deed}", b"", limits=limits)
    assert failed.value.late == (deed == "hang")
    assert time.monotonic() - began < 30


def test_the_caller_says_what_helps_for_its_kind_of_file(deeds: None) -> None:
    with pytest.raises(Refusal, match="Bewaar het als PDF"):
        run_limited("deeds:crash", b"", unreadable="Bewaar het als PDF.")


def test_the_reader_makes_itself_ready_while_files_can_be_opened(deeds: None) -> None:
    assert run_limited("deeds:prepared", b"four") == [4]


def test_the_parent_hears_how_far_it_is(deeds: None) -> None:
    heard: list[tuple[str, int, int]] = []
    answer = run_limited("deeds:steps", b"", on_progress=lambda *told: heard.append(told))
    assert answer == "read"
    assert heard[-1] == ("pages", 3, 3)


def test_what_is_no_progress_is_not_heard(deeds: None) -> None:
    heard: list[tuple[str, int, int]] = []
    assert run_limited("deeds:noise", b"", on_progress=lambda *told: heard.append(told)) == "read"
    assert heard == [("pages", 2, 9)]


def test_babble_neither_floods_the_parent_nor_lasts(deeds: None) -> None:
    heard: list[tuple[str, int, int]] = []
    with pytest.raises(Failed, match="duurt te lang"):
        run_limited("deeds:babble", b"", limits=Limits(seconds=1), on_progress=lambda *told: heard.append(told))
    assert len(heard) <= 6


def test_what_the_listener_raises_ends_the_child(deeds: None) -> None:
    def refuses(*told: object) -> None:
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        run_limited("deeds:babble", b"", limits=Limits(seconds=20), on_progress=refuses)


@pytest.mark.parametrize(("megabytes", "fits"), [(60, True), (130, False)])
def test_a_limit_on_what_is_held_counts_only_what_is_held(deeds: None, megabytes: int, fits: bool) -> None:
    limits = Limits(memory=0, resident=100 * 1024 * 1024)
    size = str(megabytes * 1024 * 1024).encode()
    if fits:
        assert run_limited("deeds:hold", size, limits=limits) == int(size)
    else:
        with pytest.raises(Failed):
            run_limited("deeds:hold", size, limits=limits)


def test_only_readers_of_ours_can_be_run() -> None:
    with pytest.raises(Refusal):
        run_limited("os:system", b"true")


def test_a_sheet_is_read_in_the_child() -> None:
    data = xlsx(Sheet("Plan", [Column("A"), Column("B")], [["één", 2], ["=1+1", None]]))
    assert run_limited(READ, data) == {"sheets": [[[1, ["A", "B"]], [2, ["één", "2"]], [3, ["=1+1"]]]]}
    assert run_limited(READ, "é;ü".encode("cp1252")) == {"sheets": [[[1, ["é", "ü"]]]]}
    assert run_limited(READ, b"PK\x03\x04") == {"why": "damaged"}


def test_fifty_megabytes_of_text_are_no_plan() -> None:
    assert run_limited(READ, b"a;b;c;d;e\r\n" * 4_800_000) == {"why": "too_large"}


def test_the_child_knows_no_django() -> None:
    loaded = "import sys, regietafel.core.limited_child, regietafel.reading.sheets; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", loaded], capture_output=True, text=True, env={}, check=True)
    assert done.stdout.strip() == "False"
