"""What stands in a file is read once by the worker, found by the search, and lost by no kill and no store that is away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django_tasks import default_task_backend
from pytest_django.fixtures import Settings

from regietafel.cli import main
from regietafel.documents import text_reader
from regietafel.documents.keeping import sweep
from regietafel.documents.models import Document, FileText, StoredFile, TextState
from regietafel.documents.operations import add_version
from regietafel.documents.storage import StoreAway
from regietafel.documents.texts import (
    keep_text,
    read_in_turn,
    read_waiting,
    take_up,
    waiting_files,
    wake_for_what_waits,
)
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.territories.models import Region
from tests.documents import files
from tests.documents.conftest import NOW
from tests.documents.test_searchable import found
from tests.reading import open_document, pdf_writer, test_workbooks, word
from tests.reading.mail import make as mails

LATER = NOW + dt.timedelta(minutes=10)
SAYS = "Een kanarie fluit bij het raam."
Outcome = text_reader.Outcome


def kept(region: Region, action: Action, content: bytes, name: str = "nota.txt") -> Document:
    """A document with that content."""
    return files.make_document(region, action.working_years.get(year=2023).pk, content, name=name, title="Nota")


def text_of(document: Document) -> FileText:
    """What is known of the text of a document."""
    return FileText.objects.get(stored=document.newest.stored)


def slides(name: str) -> bytes:
    """What PowerPoint writes: slides by number, words cut where they please."""
    drawn = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = f"<p {drawn}><a:p><a:r><a:t>{name} kana</a:t></a:r><a:r><a:t>rie fluit</a:t></a:r></a:p><a:p/></p>"
    return files.zipped(
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<p/>"),
        ("ppt/slides/slide10.xml", slide.replace("fluit", "zwijgt").encode()),
        ("ppt/slides/slide2.xml", slide.encode()),
    )


def shown_slides() -> bytes:
    """What Impress writes."""
    written = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = f"<o {written}><text:p>Een <text:span>kanarie</text:span> fluit</text:p></o>"
    said = "application/vnd.oasis.opendocument.presentation"
    return files.zipped(("mimetype", said.encode()), ("content.xml", content.encode()))


BROKEN_SLIDES = files.zipped(("ppt/presentation.xml", b"<p/>"), ("ppt/slides/slide1.xml", b"<p>"))
SAYING: dict[str, Callable[[], bytes]] = {
    "txt": lambda: SAYS.encode("cp1252"),
    "md": lambda: f"# Nota\n\n{SAYS}\n".encode(),
    "csv": lambda: b"vogel;aantal\nkanarie;4\nmus;5\n",
    "html": lambda: f"<html><body><p>{SAYS}</p></body></html>".encode(),
    "docx": lambda: word.word(word.p(SAYS)),
    "odt": lambda: open_document.open_document("text", open_document.p(SAYS)),
    "xlsx": lambda: test_workbooks.rows(["vogel", "aantal"], ["kanarie", 4]),
    "pdf": lambda: pdf_writer.pdf(pdf_writer.Page().flow(SAYS)),
    "pptx": lambda: slides("Een"),
    "odp": shown_slides,
    "eml": lambda: f"From: Onthaal <o@example.org>\r\nSubject: Vraag\r\n\r\n{SAYS}\r\n".encode(),
}


@pytest.mark.parametrize("ending", SAYING)
def test_what_stands_in_it_is_read_and_found(director: User, region: Region, action: Action, ending: str) -> None:
    document = kept(region, action, SAYING[ending](), f"nota.{ending}")
    assert found(director, region, "kanarie") == []
    assert read_waiting() == 1
    assert text_of(document).state == TextState.READ, text_of(document).failure
    assert "kanarie" in text_of(document).text
    assert len(found(director, region, "kanarie")) == 1
    assert read_waiting() == 0


def test_a_mail_of_outlook_gives_its_subject_who_wrote_it_and_its_text(region: Region, action: Action) -> None:
    document = kept(region, action, mails.msg_plain(), "vraag.msg")
    read_waiting()
    assert text_of(document).text.splitlines()[:2] == ["Vraag over de wegwijzer", "Coördinator Arbeidszorg"]
    assert "Klopt onze fiche nog?" in text_of(document).text


def test_slides_come_in_their_order(region: Region, action: Action) -> None:
    document = kept(region, action, slides("De"), "praatje.pptx")
    read_waiting()
    assert text_of(document).text == "De kanarie fluit\nDe kanarie zwijgt"


@pytest.mark.parametrize(
    ("name", "content", "state", "failure"),
    [
        ("foto.png", files.SAMPLES["png"], TextState.NONE, "pictures_only"),
        ("geen.msg", files.SAMPLES["msg"], TextState.NONE, "unknown"),
        ("slot.eml", mails.encrypted(), TextState.NONE, "encrypted"),
        ("leeg.txt", b" \n \n", TextState.NONE, "empty"),
        ("slot.pdf", pdf_writer.pdf(pdf_writer.Page(), trailer=pdf_writer.LOCKED), TextState.NONE, "encrypted"),
        ("stuk.docx", files.SAMPLES["docx"], TextState.FAILED, "broken"),
        ("stuk.pptx", BROKEN_SLIDES, TextState.FAILED, "broken"),
    ],
)
def test_a_file_without_text_is_left_in_peace(
    region: Region, action: Action, name: str, content: bytes, state: TextState, failure: str
) -> None:
    document = kept(region, action, content, name)
    assert read_waiting() == 1
    assert (text_of(document).state, text_of(document).failure) == (state, failure)
    assert not waiting_files(LATER).exists()


@pytest.mark.parametrize("answer", [None, [], "tekst", 4])
def test_nonsense_from_the_child_is_a_failure(answer: object) -> None:
    assert text_reader.outcome_in(answer).state == TextState.FAILED


def test_signs_that_no_database_keeps_fall_out_and_a_long_text_ends() -> None:
    assert text_reader.outcome_in({"text": "a\x00b\ud800c" + "x" * 300_000}).text[:4] == "abcx"
    assert len(text_reader.outcome_in({"text": "x" * 300_000}).text) == 200_000


def test_keeping_a_file_wakes_the_worker_after_the_deed(
    director: User, document: Document, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        add_version(actor=director, document=document, file=files.pdf("twee"), now=NOW)
    assert [one.task.name for one in default_task_backend.results] == ["read_texts"]  # type: ignore[attr-defined]


def test_the_clock_calls_the_worker_for_what_was_missed(document: Document) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    assert wake_for_what_waits(NOW) == "texts of files: 1 waiting"
    take_up(actor=None, now=NOW)
    assert wake_for_what_waits(NOW) == "texts of files: 0 waiting"
    assert wake_for_what_waits(LATER) == "texts of files: 1 waiting"
    assert len(default_task_backend.results) == 2  # type: ignore[attr-defined]


def test_after_its_turn_the_worker_goes_to_the_end_of_the_queue(
    region: Region, action: Action, document: Document
) -> None:
    kept(region, action, b"twee")
    default_task_backend.clear()  # type: ignore[attr-defined]
    assert read_in_turn(0) == 1
    assert len(default_task_backend.results) == 1  # type: ignore[attr-defined]
    assert read_in_turn(0) == 1
    assert read_in_turn(0) == 0
    assert len(default_task_backend.results) == 1  # type: ignore[attr-defined]


def test_a_killed_worker_loses_nothing_and_three_are_enough(document: Document) -> None:
    moment = NOW
    for _killed in range(3):
        assert take_up(actor=None, now=moment) is not None
        assert take_up(actor=None, now=moment) is None
        moment += dt.timedelta(minutes=10)
    assert take_up(actor=None, now=moment) is None
    assert (text_of(document).state, text_of(document).failure) == (TextState.FAILED, "gave_up")


def test_whoever_comes_late_changes_nothing(document: Document) -> None:
    late, later = take_up(actor=None, now=NOW), take_up(actor=None, now=LATER)
    assert late is not None
    assert later is not None
    assert not keep_text(actor=None, row=late, outcome=Outcome(TextState.READ, "oud"), now=LATER)
    assert keep_text(actor=None, row=later, outcome=Outcome(TextState.READ, "nieuw"), now=LATER)
    assert text_of(document).text == "nieuw"


def away(*_args: object) -> Outcome:
    """What a store says that does not answer."""
    raise StoreAway("the store of files does not answer")


def test_while_the_store_is_away_all_waits_on(
    region: Region, action: Action, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(region, action, b"twee")
    monkeypatch.setattr(text_reader, "content_of", away)
    for _often in range(5):
        assert read_waiting() == 0
    assert waiting_files(NOW).count() == 2
    assert (text_of(document).state, text_of(document).attempts) == (TextState.WAITING, 0)
    monkeypatch.undo()
    assert read_waiting() == 2


def test_what_is_gone_from_the_store_is_a_failure(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_args: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(text_reader, "content_of", lost)
    read_waiting()
    assert text_of(document).failure == "file_lost"


def test_a_reader_that_fails_in_a_way_of_its_own_stops_nobody(
    region: Region, action: Action, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(region, action, b"twee")
    monkeypatch.setattr(text_reader, "run_limited", lambda *_args, **_more: 1 / 0)
    assert read_waiting() == 2
    assert {row.state for row in FileText.objects.all()} == {TextState.FAILED}


def test_what_has_a_virus_is_never_read(settings: Settings, document: Document) -> None:
    StoredFile.objects.update(is_infected=True)
    assert read_waiting() == 0
    StoredFile.objects.update(is_infected=False)
    settings.SCANNER = "tcp://127.0.0.1:1"
    assert not waiting_files(NOW).exists(), "a scanner looks first"
    StoredFile.objects.update(scanned_at=NOW)
    assert waiting_files(NOW).exists()


def test_swept_content_takes_its_text_along(document: Document) -> None:
    read_waiting()
    Document.objects.all().delete()
    sweep(NOW + dt.timedelta(days=8))
    assert not FileText.objects.exists()


def test_the_command_reads_and_says_how_it_stands(
    region: Region, action: Action, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(region, action, SAYS.encode())
    kept(region, action, files.SAMPLES["png"], "foto.png")
    assert main(["documents", "read", "--json"]) == 0
    told = capsys.readouterr().out
    assert '"looked_into": 2' in told
    assert '"with_text": 1' in told
    assert main(["documents", "read", "--again"]) == 0
    assert "looked into   1" in capsys.readouterr().out
