"""A document is kept, read by the worker, and read again when that went wrong; nothing is lost or done twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django_tasks import default_task_backend

from regietafel.core.errors import Refusal
from regietafel.documents.models import Document
from regietafel.documents.operations import purge_documents
from regietafel.documents.storage import StoreAway
from regietafel.intake import reader, work
from regietafel.intake.models import Reading, ReadingState, ReadNode
from regietafel.intake.operations.job import keep_result, leave_waiting, note_progress, take_up
from regietafel.intake.operations.looking import accept_all
from regietafel.intake.operations.sending import (
    MOST_WAITING,
    ask_for_reading,
    drop_reading,
    purge_readings,
    read_again,
    restore_reading,
)
from regietafel.intake.providers import readings_asked_for, steps_done_by, wake_for_what_waits
from regietafel.intake.reader import reading_in
from regietafel.people.models import User
from regietafel.reading.blocks import Unreadable
from regietafel.reading.plan_reading import PlanReading, reading_from_json
from regietafel.territories.models import Region
from tests.intake import make
from tests.intake.conftest import ReaderOf
from tests.intake.make import NOW

LATER = NOW + dt.timedelta(minutes=10)
ReadAs = Callable[[ReaderOf], None]


def called() -> int:
    """How often the worker was called to read a plan; the text of each file is another task."""
    return [one.task.name for one in default_task_backend.results].count("read_documents")  # type: ignore[attr-defined]


@pytest.fixture
def sent(region: Region, director: User) -> Reading:
    return ask_for_reading(actor=director, region=region, file=make.text_file(), now=NOW)


def test_the_original_is_kept_as_it_was_sent(sent: Reading) -> None:
    assert (sent.state, sent.file_name, sent.kind) == (ReadingState.WAITING, "plan.txt", "txt")
    assert sent.document is not None
    assert sent.document.newest.file_name == "plan.txt"
    assert len(sent.document.newest.stored.sha256) == 64


def test_sending_wakes_the_worker(
    region: Region, director: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        ask_for_reading(actor=director, region=region, file=make.text_file(), now=NOW)
    assert called() == 1


def test_the_worker_reads_what_waits(sent: Reading, read_as: ReadAs) -> None:
    read_as(lambda _version, _on_progress: make.as_read())
    assert work.read_waiting() == 1
    sent.refresh_from_db()
    assert (sent.state, sent.progress, sent.title) == (
        ReadingState.READY,
        100,
        "Actieplan regie sociale economie",
    )
    assert (sent.start_year, sent.end_year) == (2026, 2028)
    assert reading_from_json(sent.result) == make.as_read()
    rows = list(ReadNode.objects.filter(reading=sent))
    assert [row.title for row in rows] == [node.title for node in make.as_read().nodes]
    assert [row.parent and row.parent.key for row in rows] == [None, "p1", "g1", "g1", "p1", "g2"]
    assert work.read_waiting() == 0


def test_a_node_comes_back_as_it_was_read(reading: Reading) -> None:
    for row, node in zip(reading.nodes.all(), make.as_read().nodes, strict=True):
        now = row.node
        now.id, now.parent = node.id, node.parent
        assert now == node


def test_what_cannot_be_read_says_why_and_keeps_the_original(sent: Reading, read_as: ReadAs, director: User) -> None:
    def refuse(_version: object, _on_progress: object) -> None:
        raise Unreadable("pictures_only", pages="3")

    read_as(refuse)  # type: ignore[arg-type]
    work.read_waiting()
    sent.refresh_from_db()
    assert (sent.state, sent.failure, sent.failure_values) == (ReadingState.FAILED, "pictures_only", {"pages": "3"})
    assert Document.objects.filter(holder_pk=sent.pk).count() == 1
    read_as(lambda _version, _on_progress: make.as_read())
    read_again(actor=director, reading=sent, now=NOW)
    assert work.read_waiting() == 1
    sent.refresh_from_db()
    assert (sent.state, sent.failure) == (ReadingState.READY, "")


def test_a_fault_of_ours_is_a_failure_and_not_a_dead_worker(sent: Reading, read_as: ReadAs) -> None:
    def crash(_version: object, _on_progress: object) -> None:
        raise ZeroDivisionError

    read_as(crash)  # type: ignore[arg-type]
    assert work.read_waiting() == 1
    sent.refresh_from_db()
    assert (sent.state, sent.failure) == (ReadingState.FAILED, "unreadable")


def test_what_a_killed_worker_left_is_taken_up_again(sent: Reading, read_as: ReadAs) -> None:
    lost = take_up(actor=None, now=NOW)
    assert lost is not None
    assert take_up(actor=None, now=NOW) is None
    again = take_up(actor=None, now=LATER)
    assert again == sent
    assert again is not None
    # The first one was only slow: what it brings now comes too late.
    assert not keep_result(actor=None, reading=lost, found=make.as_read(), now=LATER)
    assert keep_result(actor=None, reading=again, found=make.as_read(), now=LATER)
    assert ReadNode.objects.count() == 6
    assert not keep_result(actor=None, reading=again, found=make.as_read(), now=LATER)
    assert ReadNode.objects.count() == 6


def test_a_document_that_ends_every_worker_is_given_up(sent: Reading) -> None:
    for turn in range(3):
        assert take_up(actor=None, now=NOW + turn * dt.timedelta(minutes=10)) is not None
    assert take_up(actor=None, now=NOW + dt.timedelta(minutes=40)) is None
    sent.refresh_from_db()
    assert (sent.state, sent.failure) == (ReadingState.FAILED, "gave_up")


def test_progress_never_goes_back_and_ends_with_the_reading(sent: Reading) -> None:
    mine = take_up(actor=None, now=NOW)
    assert mine is not None
    for percent in (40, 20, 300):
        note_progress(actor=None, reading=mine, percent=percent, code="reading")
    sent.refresh_from_db()
    assert sent.progress == 99
    keep_result(actor=None, reading=mine, found=make.as_read(), now=NOW)
    note_progress(actor=None, reading=mine, percent=50, code="reading")
    sent.refresh_from_db()
    assert sent.progress == 100


def test_while_the_store_of_files_is_away_a_reading_waits(sent: Reading, read_as: ReadAs) -> None:
    def away(*_args: object) -> PlanReading:
        raise StoreAway("the store of files does not answer")

    read_as(away)
    for _often in range(5):
        assert work.read_waiting() == 0
    sent.refresh_from_db()
    assert (sent.state, sent.attempts) == (ReadingState.WAITING, 0)
    read_as(lambda _version, _on_progress: make.as_read())
    assert work.read_waiting() == 1
    sent.refresh_from_db()
    assert sent.state == ReadingState.READY


def test_a_store_that_is_away_tells_nothing_to_who_comes_late(sent: Reading) -> None:
    late = take_up(actor=None, now=NOW)
    assert late is not None
    assert take_up(actor=None, now=LATER) is not None
    assert not leave_waiting(actor=None, reading=late)
    sent.refresh_from_db()
    assert sent.state == ReadingState.READING


def test_the_reader_says_when_the_store_is_away(sent: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise StoreAway("the store of files does not answer")

    assert sent.document is not None
    monkeypatch.setattr(reader, "content_of", away)
    with pytest.raises(StoreAway):
        reader.read_original(sent.document.newest, lambda *_args: None)


def test_the_clock_calls_the_worker_for_what_waits(sent: Reading) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    wake_for_what_waits(NOW)
    assert called() == 1
    take_up(actor=None, now=NOW)
    wake_for_what_waits(NOW)
    assert called() == 1
    wake_for_what_waits(LATER)
    assert called() == 2


def test_a_dropped_reading_lies_in_the_bin_with_its_original(sent: Reading, director: User) -> None:
    for _twice in range(2):
        drop_reading(actor=director, reading=sent, version=sent.version, now=NOW)
    assert take_up(actor=None, now=NOW) is None
    restore_reading(actor=director, reading=sent)
    assert take_up(actor=None, now=NOW) == sent
    sent.refresh_from_db()
    drop_reading(actor=director, reading=sent, version=None, now=NOW)
    assert purge_readings(actor=None, before=LATER) == 1
    purge_documents(actor=None, before=NOW)
    assert not Document.objects.exists()


def test_what_a_person_sent_and_did_stands_in_their_export(reading: Reading, director: User, colleague: User) -> None:
    accept_all(actor=director, reading=reading, now=NOW)
    sent, did = readings_asked_for(director), steps_done_by(director)
    assert [one["file"] for one in sent] == ["plan.txt"]
    assert [(one["what"], one["document"]) for one in did] == [("accepted_all", "plan.txt")]
    assert readings_asked_for(colleague) == steps_done_by(colleague) == []


def test_what_became_a_plan_is_not_dropped(reading: Reading, director: User) -> None:
    Reading.objects.update(state=ReadingState.ADOPTED)
    with pytest.raises(Refusal):
        drop_reading(actor=director, reading=reading, version=None, now=NOW)


def test_what_is_read_is_not_read_again(reading: Reading, director: User) -> None:
    with pytest.raises(Refusal):
        read_again(actor=director, reading=reading, now=NOW)


def test_a_region_cannot_fill_the_queue(sent: Reading, region: Region, director: User) -> None:
    for _more in range(MOST_WAITING - 1):
        ask_for_reading(actor=director, region=region, file=make.text_file(), now=NOW)
    with pytest.raises(Refusal):
        ask_for_reading(actor=director, region=region, file=make.text_file(), now=NOW)


@pytest.mark.parametrize("answer", [None, [], {}, {"nodes": 3}, "tekst", {"kind": "txt", "title": 1, "nodes": [{}]}])
def test_an_answer_that_is_no_reading_is_a_failure(answer: object) -> None:
    with pytest.raises(Unreadable):
        reading_in(answer)


def test_signs_that_no_database_keeps_are_left_out(sent: Reading, read_as: ReadAs) -> None:
    found = make.as_read()
    found.lines[0] = "nul\x00 en half \ud800"
    found.nodes[0].title = "Titel\x00"
    read_as(lambda _version, _on_progress: reading_in(found.as_json()))
    work.read_waiting()
    sent.refresh_from_db()
    assert sent.lines[0] == "nul en half "
    assert sent.nodes.all()[0].title == "Titel"
