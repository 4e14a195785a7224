"""Filling in a sheet elsewhere, as the tests of reading back do it: what leaves, what is typed in it, what comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regietafel.plans.models import Plan

STATE, SENTENCE, REASON, MOVED_TO, KEY = "F", "G", "H", "I", "J"
Change = Callable[[Any], None]


def address(plan: Plan, name: str = "plans:grid-import", *more: str) -> str:
    """The address of a page of the plan."""
    return reverse(name, args=[plan.region.slug, plan.slug, *more])


def taken(client: Client, plan: Plan, change: Change = lambda page: None) -> bytes:
    """The workbook as it left, with something typed in its first sheet, saved again."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(address(plan, "plans:grid-export", "xlsx")).content))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken_csv(client: Client, plan: Plan) -> list[list[str]]:
    """The rows of the CSV as it left."""
    content = client.get(address(plan, "plans:grid-export", "csv")).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def written(rows: list[list[str]], delimiter: str = ";") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def sent(client: Client, plan: Plan, content: bytes, name: str = "werkjaren.xlsx") -> Any:
    """The answer to a file."""
    return client.post(address(plan), {"file": SimpleUploadedFile(name, content)})


def agreed(client: Client, plan: Plan, preview: Any, **choices: str) -> Any:
    """The answer to the button of a preview."""
    return client.post(address(plan), {"changes": preview.context["changes"], **choices})


def told(response: Any) -> list[tuple[int, str, str, str]]:
    """What a preview would change: row, field, from, to."""
    both = [*response.context["conflicts"], *response.context["clear"]]
    return [(one["number"], f["label"], f["before"], f["after"]) for one in both for f in one["fields"]]


def refused(response: Any) -> dict[int, str]:
    """The rows that a preview does not take in, with why."""
    return {fault.number: fault.message for fault in response.context["faults"]}


def ten_changes(page: Any) -> None:
    """Ten rows filled in, each in another way; rows 12 and 13 stay."""
    for row in range(2, 6):
        page[f"{SENTENCE}{row}"] = f"gedaan op {row}"
    for row in range(6, 9):
        page[f"{STATE}{row}"] = "✓ gedaan"
    page[f"{STATE}9"], page[f"{REASON}9"], page[f"{MOVED_TO}9"] = "UITGESTELD", "te weinig tijd", 2025
    page[f"{STATE}10"], page[f"{REASON}10"] = "✕", "geen geld"
    page[f"{STATE}11"] = "partly"
