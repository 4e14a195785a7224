"""A SQLite file as the migrations leave it, kept from one run to the next: migrating takes longer than most tests.

It is known by what made it: all our code, the packages that bring migrations of their own, and this Python. Whatever differs, the
migrations run as they always did.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "tests"


def kept_file() -> Path:
    """Where the file for the code of this moment lies, or would lie."""
    made_by = hashlib.sha256(sys.version.encode())
    for path in sorted([*ROOT.glob("src/regietafel/**/*.py"), ROOT / "requirements" / "run.txt"]):
        made_by.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return KEPT / f"migrated-{made_by.hexdigest()[:16]}.sqlite3"


def take(kept: Path) -> bool:
    """Begin with the file, if there is one."""
    if connection.vendor != "sqlite":
        return False
    try:
        shutil.copyfile(kept, connection.settings_dict["TEST"]["NAME"])
    except FileNotFoundError:
        return False
    return True


def keep(kept: Path) -> None:
    """Keep the database as it is now in place of the last one; two workers that do so at once make the same."""
    if connection.vendor != "sqlite":
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    new = Path(connection.settings_dict["NAME"]).with_suffix(".kept")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(new)])
    for old in KEPT.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    moved = kept.with_name(f"{kept.name}.{os.getpid()}")
    shutil.move(new, moved)
    moved.replace(kept)
