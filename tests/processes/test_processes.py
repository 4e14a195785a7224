"""Whole starts: trying it, serving it, working in the background, and stopping without leaving anything behind."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.processes.process import environment, free_port, production, regietafel, started, wait_until

pytestmark = pytest.mark.slow


def fetch(address: str, **headers: str) -> tuple[int, str]:
    """Status and text of a page; nothing is followed and no proxy is asked."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *ignored: Any) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay)
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def children_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that it started."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def is_alive(number: int) -> bool:
    """Whether a process is still there."""
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except FileNotFoundError:
        return False


class TestRun:
    def test_first_and_second_start(self, tmp_path: Path) -> None:
        env, port, log = environment(tmp_path / "data"), free_port(), tmp_path / "out"
        arguments = ("run", "--port", str(port), "--workers", "1")
        with started(*arguments, env=env, log=log) as first:
            assert wait_until(lambda: "Ctrl-C stops everything" in log.read_text())
            told = log.read_text()
            assert f"Regietafel is at http://127.0.0.1:{port}" in told
            assert "regisseur@demo.example" in told
            assert "regietafel-demo" in told
            assert "[1/4] Tables" in told
            assert fetch(f"http://127.0.0.1:{port}/nl/")[0] == 200
            assert wait_until(lambda: len(children_of(first)) == 2)
            children = children_of(first)
            first.send_signal(signal.SIGINT)
            assert first.wait(timeout=20) == 0
        assert not any(is_alive(child) for child in children)

        with started(*arguments, env=env, log=log):
            assert wait_until(lambda: "Ctrl-C stops everything" in log.read_text())
            assert "Example region" not in log.read_text()

    def test_a_port_that_is_taken(self, tmp_path: Path) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            asked = regietafel("run", "--port", str(other.getsockname()[1]), env=environment(tmp_path))
        assert asked.returncode == 1
        assert asked.stderr.count("\n") == 1
        assert "choose another with --port" in asked.stderr
        assert asked.stdout == ""

    def test_a_child_that_falls_takes_the_others_along(self, tmp_path: Path) -> None:
        port, log = free_port(), tmp_path / "out"
        with started("run", "--port", str(port), "--workers", "1", env=environment(tmp_path / "data"), log=log) as run:
            assert wait_until(lambda: "Ctrl-C stops everything" in log.read_text())
            children = children_of(run)
            os.kill(children[1], signal.SIGKILL)
            assert run.wait(timeout=20) == 1
        assert "process stopped by itself" in log.read_text()
        assert not any(is_alive(child) for child in children)

    def test_not_in_production(self, tmp_path: Path) -> None:
        asked = regietafel("run", env=production(tmp_path))
        assert (asked.returncode, asked.stderr.count("\n")) == (1, 1)
        assert "regietafel serve" in asked.stderr


@pytest.fixture(scope="module")
def served_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's data, made ready."""
    place = tmp_path_factory.mktemp("served")
    made = regietafel("migrate", env=production(place))
    assert made.returncode == 0, made.stderr
    return place


class TestServe:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"REGIETAFEL_MODE": "demo"}, "REGIETAFEL_MODE=production"),
            ({"REGIETAFEL_SECRET_KEY": ""}, "REGIETAFEL_SECRET_KEY is missing"),
            ({"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none"}, "the database did not answer"),
        ],
    )
    def test_refuses_in_one_line(self, served_place: Path, changes: dict[str, str], words: str) -> None:
        asked = regietafel("serve", env=production(served_place) | changes)
        assert (asked.returncode, asked.stderr.count("\n")) == (1, 1)
        assert words in asked.stderr

    def test_refuses_a_database_that_is_behind(self, tmp_path: Path) -> None:
        asked = regietafel("serve", env=production(tmp_path))
        assert (asked.returncode, asked.stderr.count("\n")) == (1, 1)
        assert "migrations are not applied: run `regietafel migrate` first" in asked.stderr

    def test_refuses_a_database_that_is_ahead(self, tmp_path: Path) -> None:
        assert regietafel("migrate", env=production(tmp_path)).returncode == 0
        with closing(sqlite3.connect(tmp_path / "regietafel.sqlite3")) as database:
            database.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9999_x', '2026-01-01')"
            )
            database.commit()
        for words in (["serve"], ["migrate"], ["backup", str(tmp_path / "x.zip")]):
            asked = regietafel(*words, env=production(tmp_path))
            assert (asked.returncode, asked.stderr.count("\n")) == (1, 1), words
            assert "later version" in asked.stderr

    def test_refuses_open_demo_accounts(self, tmp_path: Path) -> None:
        regietafel("migrate", env=environment(tmp_path))
        assert regietafel("demo", "load", env=environment(tmp_path)).returncode == 0
        asked = regietafel("serve", env=production(tmp_path))
        assert asked.returncode == 1
        assert "regietafel demo close-accounts" in asked.stderr
        assert regietafel("demo", "close-accounts", env=production(tmp_path)).returncode == 0
        assert "demo accounts" not in regietafel("serve", env=production(tmp_path)).stderr

    def test_never_loads_the_demo(self, served_place: Path) -> None:
        asked = regietafel("demo", "load", env=production(served_place))
        assert asked.returncode == 1
        with closing(sqlite3.connect(served_place / "regietafel.sqlite3")) as database:
            assert database.execute("SELECT COUNT(*) FROM people_user").fetchone() == (0,)

    def test_serves(self, served_place: Path, tmp_path: Path) -> None:
        port, log = free_port(), tmp_path / "log"
        env = production(served_place, REGIETAFEL_TRUSTED_PROXIES="1")
        site = f"http://127.0.0.1:{port}"
        secure = {"Host": "table.example.org", "X-Forwarded-Proto": "https"}
        with started("serve", "--bind", f"127.0.0.1:{port}", "--workers", "2", env=env, log=log) as server:
            assert wait_until(lambda: fetch(f"{site}/-/health")[0] == 200)
            assert len(children_of(server)) == 2
            assert fetch(f"{site}/nl/")[0] == 301
            status, page = fetch(f"{site}/nl/", **secure)
            assert status == 200
            style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
            assert fetch(f"{site}{style}", **secure)[0] == 200
            assert fetch(f"{site}/nl/nobody@example.org/", **secure)[0] == 404
            fetch(f"{site}/nl/?{'x' * 9000}", **secure)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        requests = [line for line in lines if line["logger"] == "regietafel.request"]
        assert {("", 301), ("nl/", 200), ("", 404), ("-/health", 200)} <= {
            (one["route"], one["status"]) for one in requests
        }
        assert all(
            set(line) == {"at", "level", "logger", "event", "method", "route", "status", "ms"} for line in requests
        )
        assert "nobody@example.org" not in log.read_text()
        assert [line for line in lines if line["event"].startswith("Invalid request from ip=-")]
        assert "127.0.0.1" not in "".join(json.dumps(line) for line in lines if "Listening" not in line["event"])

    @pytest.mark.parametrize("says_how_large", [True, False])
    def test_stops_listening_to_a_gigabyte(self, served_place: Path, tmp_path: Path, says_how_large: bool) -> None:
        """The limits are one megabyte a file and four together; the answer comes long before all was sent."""
        port, log = free_port(), tmp_path / "log"
        env = production(served_place, REGIETAFEL_TRUSTED_PROXIES="1", REGIETAFEL_MAX_UPLOAD_MB="1")
        with started("serve", "--bind", f"127.0.0.1:{port}", "--workers", "1", env=env, log=log):
            assert wait_until(lambda: fetch(f"http://127.0.0.1:{port}/-/health")[0] == 200)
            answer, sent = pour(port, 1 << 30 if says_how_large else 0, most=64 << 20)
            assert answer.startswith(b"HTTP/1.1 4"), answer[:80]
            assert sent < 16 << 20
            assert fetch(f"http://127.0.0.1:{port}/-/health")[0] == 200
            assert not list(served_place.rglob("*.upload*"))


def pour(port: int, said: int, most: int) -> tuple[bytes, int]:
    """Send a form with one endless file until the server answers; what it answers, and how much was sent."""
    length = f"Content-Length: {said}" if said else "Transfer-Encoding: chunked"
    head = (
        "POST /nl/account/login/ HTTP/1.1\r\nHost: table.example.org\r\nX-Forwarded-Proto: https\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"
    )
    part = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n' + bytes(1 << 16)
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(head.encode())
        while sent < most and not select.select([line], [], [], 0)[0]:
            piece = part if not sent else bytes(1 << 16)
            try:
                line.sendall(piece if said else b"%x\r\n%s\r\n" % (len(piece), piece))
            except OSError:
                break
            sent += len(piece)
        return line.recv(4096), sent


class TestWorker:
    def test_sends_what_waits(self, tmp_path: Path) -> None:
        env = environment(tmp_path)
        regietafel("migrate", env=env)
        assert regietafel("admin", "add", "ada@example.org", env=env).returncode == 0
        mail = tmp_path / "mail"
        assert not mail.exists() or not list(mail.iterdir())
        for _ in range(2):
            assert regietafel("worker", "--once", env=env).returncode == 0
            assert len([path for path in mail.rglob("*") if path.is_file()]) == 1

    def test_stops_when_told_and_shows_life(self, served_place: Path, tmp_path: Path) -> None:
        log = tmp_path / "log"
        env = production(served_place)
        with started("worker", env=env, log=log) as worker:
            assert wait_until(lambda: "worker started" in log.read_text())
            assert wait_until(lambda: seen(env)["worker"])
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=10) == 0
        assert "worker stopped" in log.read_text()

    def test_outlives_a_locked_database(self, served_place: Path, tmp_path: Path) -> None:
        log = tmp_path / "log"
        with started("worker", "--interval", "0.1", env=production(served_place), log=log) as worker:
            assert wait_until(lambda: "worker started" in log.read_text())
            with closing(sqlite3.connect(served_place / "regietafel.sqlite3", isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                time.sleep(1)
                other.execute("ROLLBACK")
            time.sleep(0.5)
            assert worker.poll() is None


def seen(env: dict[str, str]) -> dict[str, bool]:
    """What `check` finds, by name."""
    return {one["name"]: one["ok"] for one in json.loads(regietafel("check", "--json", env=env).stdout)}


class TestCheck:
    def test_tick_and_worker_make_it_content(self, served_place: Path) -> None:
        env = production(served_place, REGIETAFEL_TRUSTED_PROXIES="1")
        assert regietafel("tick", env=env).returncode == 0
        assert regietafel("worker", "--once", env=env).returncode == 0
        asked = regietafel("check", env=env)
        assert asked.returncode == 0, asked.stdout

    def test_a_new_place(self, tmp_path: Path) -> None:
        asked = regietafel("check", "--json", env=production(tmp_path))
        assert asked.returncode == 1
        found = {one["name"]: one["ok"] for one in json.loads(asked.stdout)}
        assert found["settings"]
        assert found["database"]
        assert not found["migrations"]
        assert not found["worker"]

    def test_no_database(self, tmp_path: Path) -> None:
        asked = regietafel("check", env=production(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:9/none"))
        assert asked.returncode == 1
        assert "did not answer" in asked.stdout

    def test_tick_twice(self, served_place: Path) -> None:
        for _ in range(2):
            asked = regietafel("tick", "--json", env=production(served_place))
            assert asked.returncode == 0
            assert all(one["ok"] for one in json.loads(asked.stdout))
