"""Make the PDFs that the tests read: the sample plan in its layouts, printed by LibreOffice.

    .venv/bin/python scripts/sample_pdfs.py

LibreOffice is asked for here and by one test only, never by who uses the product; the PDFs are in the repository.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "reading" / "samples_pdf"
LONGEST = 120

sys.path.insert(0, str(ROOT))


def converted(files: dict[str, bytes], folder: Path, kind: str = "pdf") -> dict[str, Path]:
    """Files by name, as LibreOffice makes them into another kind, in a folder."""
    program = which("soffice") or which("libreoffice")
    if program is None:
        raise SystemExit("LibreOffice is not here; on Debian: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as work:
        for name, content in files.items():
            (Path(work) / name).write_bytes(content)
        said = ["--headless", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{work}/profile",
                *said,
                *(str(Path(work) / name) for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=LONGEST,
        )
    return {name: folder / f"{Path(name).stem}.{kind}" for name in files}


def main() -> None:
    """Make all of them anew."""
    from tests.reading.builder import LAYOUTS, PRINTED
    from tests.reading.sample_plan import SAMPLE

    SAMPLES.mkdir(exist_ok=True)
    for name in PRINTED:
        path = converted({name: LAYOUTS[name](SAMPLE)}, SAMPLES)[name]
        path.rename(SAMPLES / f"{name}.pdf")
        print(f"{name}.pdf")


if __name__ == "__main__":
    main()
