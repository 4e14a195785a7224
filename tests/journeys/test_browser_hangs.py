"""A browser, or its driver, that stops answering costs one test and not the whole run."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests import watch
from tests.browser import Chrome


@pytest.fixture(autouse=True)
def _note_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is noted here is none of the log's business."""
    monkeypatch.setattr(watch, "HUNG", tmp_path / "hung.txt")


@pytest.mark.parametrize(
    "names", [pytest.param(("chrom",), id="the browser"), pytest.param(("node", "playwright"), id="the driver")]
)
def test_it_is_ended_and_the_next_test_has_a_new_one(chrome: Chrome, names: tuple[str, ...]) -> None:
    context = chrome.there().new_context()
    page = context.new_page()
    stopped = watch.children(*names)
    assert stopped
    for process in stopped:
        process.send_signal(signal.SIGSTOP)
    with watch.Watch("a story", patience=1, last_resort=1).on(), pytest.raises(Error):
        page.evaluate("1 + 1")
    told = watch.HUNG.read_text(encoding="utf8")
    assert "a story waited too long" in told
    assert "page.evaluate" in told
    with chrome.there().new_context() as fresh:
        assert fresh.new_page().evaluate("1 + 1") == 2
