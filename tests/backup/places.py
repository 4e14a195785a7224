"""Places to back up and to restore into: SQLite files, and databases on a PostgreSQL server if one answers."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.machine import POSTGRES_URL
from tests.processes.process import environment, regietafel

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Place:
    """A folder with a database in it, or with one elsewhere that belongs to it."""

    folder: Path
    database_url: str = ""

    @property
    def file(self) -> Path:
        """The SQLite database."""
        return self.folder / "regietafel.sqlite3"

    def run(self, *arguments: str) -> str:
        """Run the command here; it must succeed."""
        done = self.attempt(*arguments)
        assert done[0] == 0, done
        return done[1]

    def attempt(self, *arguments: str) -> tuple[int, str]:
        """Run the command here: its exit code, and what it said."""
        more = {"DATABASE_URL": self.database_url} if self.database_url else {}
        done = regietafel(*arguments, env=environment(self.folder, **more), timeout=120)
        return done.returncode, done.stdout + done.stderr


@contextmanager
def postgres_place(folder: Path) -> Iterator[Place]:
    """A place with a new database on the server, which goes again afterwards."""
    name = f"regietafel_{uuid4().hex[:12]}"
    with psycopg.connect(POSTGRES_URL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield Place(folder, urlunsplit(urlsplit(POSTGRES_URL)._replace(path=f"/{name}")))
    finally:
        with psycopg.connect(POSTGRES_URL, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def rows_in(backup: Path) -> Rows:
    """All rows of a backup, by model."""
    with zipfile.ZipFile(backup) as archive:
        return {
            table["model"]: [json.loads(line) for line in archive.read(table["member"]).splitlines()]
            for table in manifest_of(backup)["tables"]
        }


def manifest_of(backup: Path) -> dict[str, Any]:
    """What a backup says of itself."""
    with zipfile.ZipFile(backup) as archive:
        told: dict[str, Any] = json.loads(archive.read("manifest.json"))
        return told


def raw_rows(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All tables of a SQLite file as SQLite itself keeps them, without what a backup leaves out.

    The search index is one of those: it is made from the rows. Objects in JSON are put in one order: PostgreSQL keeps them in its own.
    """
    left_out = ("sqlite_%", "django_session", "core_cache", "django_migrations", "search_%")
    with closing(sqlite3.connect(file)) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND "
            + " AND ".join("name NOT LIKE ?" for _ in left_out),
            left_out,
        ).fetchall()
        return {
            name: sorted((tuple(map(ordered, row)) for row in database.execute(f'SELECT * FROM "{name}"')), key=repr)
            for (name,) in names
        }


def ordered(value: Any) -> Any:
    """A text that holds a JSON object with its keys in order; anything else as it is."""
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return value
    return value


def numbers(file: Path) -> dict[str, int]:
    """The last number that each table of a SQLite file gave out."""
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT name, seq FROM sqlite_sequence WHERE name NOT LIKE 'django_migrations'")
        return {name: last for name, last in rows if last}


def rewritten(backup: Path, target: Path, **members: bytes | None) -> Path:
    """A copy of a backup with other members; None takes one away. Names have __ for what a keyword cannot hold."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            key = name.replace("/", "__").replace(".", "__")
            content = members.get(key, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target
