"""Keep the catalogues in step with the source: `update`, `compile`, `check`, `extract`.

Django's own commands call GNU gettext, which a bare machine does not have; Babel reads and writes the same files
in Python. Templates are first turned into pseudo-Python by Django itself, so both kinds go through one extractor.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from regietafel.reading.mail.words import SENTENCES as OF_MAIL
from regietafel.reading.warnings import SENTENCES

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "regietafel"
LOCALES = SOURCE / "locale"
READING = {SOURCE / "reading" / "warnings.py": SENTENCES, SOURCE / "reading" / "mail" / "words.py": OF_MAIL}
COMPLETE = ("nl",)
"""Languages in which every sentence must be there."""
PREPARED = ("fr",)
"""Languages that are still being filled; what they lack is shown in the default language."""

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
UNSTABLE_HEADERS = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Generated-By",
    "Last-Translator",
    "Language-Team",
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
)


def extracted() -> Catalog:
    """Read every sentence of the source, once, with the files where it stands."""
    catalog = Catalog(project="Regietafel", charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        for lineno, message, comments, context in sentences(path):
            place = (path.relative_to(ROOT).as_posix(), lineno)
            catalog.add(message, None, [place], auto_comments=comments, context=context)
    return catalog


def sentences(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Yield what one file offers for translation; migrations keep the words of their day and offer nothing."""
    if path in READING:
        # Reading knows no Django, so its sentences stand there as they are, and the screens look them up.
        yield from ((0, sentence, [], None) for sentence in READING[path].values())
        return
    if path.suffix == ".py" and "migrations" not in path.parts:
        stream: BinaryIO = io.BytesIO(path.read_bytes())
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        stream = pseudo_python(path)
    else:
        return
    yield from extract("python", stream, KEYWORDS, ["Translators:"], {"encoding": "utf-8"})


def pseudo_python(path: Path) -> BinaryIO:
    """Turn a template into lines of calls; indentation goes, since Python would read a meaning into it."""
    text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return io.BytesIO("\n".join(line.strip() for line in text.split("\n")).encode())


def catalogue_paths() -> list[Path]:
    """The catalogues that exist: a language begins by making its (empty) file."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def language_of(path: Path) -> str:
    """The language code in a catalogue's path."""
    return path.parent.parent.name


def read(path: Path) -> Catalog:
    """Load one catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path), charset="utf-8")


def written(catalog: Catalog) -> bytes:
    """The text of a catalogue without dates and line numbers, so that it changes only when a sentence does."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = buffer.getvalue().splitlines(keepends=True)
    unstable = tuple(f'"{name}:'.encode() for name in UNSTABLE_HEADERS)
    return b"".join(line for line in lines if not line.startswith(unstable))


def merged(path: Path, source: Catalog) -> Catalog:
    """One language brought up to the source: translations stay, nothing is guessed for new sentences."""
    catalog = read(path)
    catalog.update(source, no_fuzzy_matching=True)
    catalog.fuzzy = False
    catalog.header_comment = f"# Regietafel in {catalog.locale_identifier}."
    return catalog


def ids(message: Message) -> str:
    """How a message is named in a complaint."""
    return message.id if isinstance(message.id, str) else message.id[0]


def faults(path: Path, source: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being shown: stale, untranslated, uncertain, or with other placeholders."""
    if path.read_bytes() != written(merged(path, source)):
        yield "is behind the source: run `make messages`"
    catalog = read(path)
    if language_of(path) in COMPLETE:
        for message in catalog:
            strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
            if message.id and not all(strings):
                yield f"is not translated: {ids(message)!r}"
            if message.id and message.fuzzy:
                yield f"is fuzzy: {ids(message)!r}"
    for message, errors in catalog.check():
        yield from (f"{error}: {ids(message)!r}" for error in errors)


def update() -> int:
    """Bring every catalogue up to the source; a language that has none yet gets one."""
    source = extracted()
    for code in (*COMPLETE, *PREPARED):
        path = LOCALES / code / "LC_MESSAGES" / "django.po"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(Catalog(locale=code, charset="utf-8")))
    for path in catalogue_paths():
        path.write_bytes(written(merged(path, source)))
        print(f"{path.relative_to(ROOT)}: {sum(1 for m in read(path) if m.id)} sentences")
    return 0


def compile_all() -> int:
    """Write the binary catalogues that Django loads."""
    for path in catalogue_paths():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, finished(read(path)))
    return 0


def finished(catalog: Catalog) -> Catalog:
    """Leave out plurals that are not translated: Babel would write the English there, and hide the fallback."""
    for message in list(catalog):
        if message.id and not isinstance(message.id, str) and not all(message.string or [""]):
            catalog.delete(message.id, message.context)
    return catalog


def check() -> int:
    """Complain about every fault; as an exit code, so that `make lint` can stop."""
    source = extracted()
    complaints = [f"{path.relative_to(ROOT)}: {fault}" for path in catalogue_paths() for fault in faults(path, source)]
    missing = [code for code in COMPLETE if not (LOCALES / code / "LC_MESSAGES" / "django.po").exists()]
    complaints += [f"There is no catalogue for {code}." for code in missing]
    print("\n".join(complaints) if complaints else "Catalogues are complete.")
    return 1 if complaints else 0


def show() -> int:
    """Print the sentences of the source as a template."""
    sys.stdout.buffer.write(written(extracted()))
    return 0


COMMANDS = {"update": update, "compile": compile_all, "check": check, "extract": show}


def main() -> int:
    """Run the one command that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    settings.configure(USE_I18N=False)
    return COMMANDS[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())
