"""Makes the backup that stands for the database of a landed state: ``python -m tests.backup.land 0002``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.backup.places import Place

LANDED = Path(__file__).parent / "landed"


def main() -> None:
    """Make a new place, fill it with the demo, and keep its backup."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="number of the landed state, such as 0002")
    file = LANDED / f"{parser.parse_args().name}.zip"
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.run("migrate")
        place.run("demo", "load")
        place.run("tick")
        sys.stdout.write(place.run("backup", str(file)))


if __name__ == "__main__":
    main()
