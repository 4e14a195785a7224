"""What the limited child draws, and how little of its answer is believed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from regietafel.core.limited import Failed
from regietafel.documents import previews
from regietafel.documents.previews import Measure, answer_in
from tests.documents.test_previews import pdf, photo


def test_each_kind_of_picture_is_drawn() -> None:
    for kind, mode in (("PNG", "P"), ("PNG", "I;16"), ("PNG", "LA"), ("JPEG", "CMYK"), ("WEBP", "RGBA")):
        out = io.BytesIO()
        Image.new(mode, (40, 30)).save(out, kind)
        assert answer_in(out.getvalue(), 1)[0] == Measure(1, 40, 30), (kind, mode)
    assert answer_in(photo("PNG"), 2) == (Measure(), b"")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {"pages": 2},
        {"pages": 2, "width": 1, "height": 1, "webp": "no base64"},
        {"pages": "x", "width": 1, "height": 1, "webp": ""},
        {"pages": 2, "width": 1, "height": 1, "webp": "UklGRg=="},
        {"pages": 2, "webp": "UklGRgAAAABXRUJQ"},
    ],
)
def test_nonsense_from_the_child_is_no_picture(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "run_limited", lambda *_args, **_more: answer)
    assert answer_in(b"", 1) == (Measure(), b"")


def test_a_child_that_fails_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise Failed("too long", late=True)

    monkeypatch.setattr(previews, "run_limited", fail)
    assert answer_in(b"", 1) == (Measure(), b"")


@pytest.mark.parametrize("size", [(30_000, 30_000)])
def test_a_picture_that_unpacks_to_anything_is_refused(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG")
    assert len(out.getvalue()) < 200_000
    assert answer_in(out.getvalue(), 1) == (Measure(), b"")


def test_a_page_as_long_as_a_road_is_drawn_as_far_as_fits() -> None:
    road = pdf(1).replace(b"[0 0 595 842]", b"[0 0 595 99999]")
    picture = answer_in(road, 1)[1]
    assert Image.open(io.BytesIO(picture)).size[1] <= 2601
