"""The addresses of declarations and cooperation agreements, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page
from tests.pages_agreements_decisions import DECISIONS

DECLARATION = {"pk": "declaration"}
VERSION = {**DECLARATION, "number": "version_number"}
SIGNATURE = {**DECLARATION, "row": "signature"}
AGREEMENT = {"pk": "agreement"}

PACTS: tuple[Page, ...] = (
    Page("agreements:list"),
    Page("agreements:declarations"),
    Page("agreements:declarations#intent", query="kind=intent"),
    Page("agreements:declaration-add"),
    Page("agreements:declaration", DECLARATION),
    Page("agreements:declaration-edit", DECLARATION),
    Page("agreements:declaration-text", DECLARATION),
    Page("agreements:declaration-remove", DECLARATION),
    Page("agreements:declaration-restore", {"pk": "removed_declaration"}),
    Page("agreements:declaration-paper", DECLARATION),
    Page("agreements:declaration-version", VERSION),
    Page("agreements:declaration-file#docx", {**VERSION, "format": "=docx"}),
    Page("agreements:declaration-file#pdf", {**VERSION, "format": "=pdf"}),
    Page("agreements:declaration-file#other", {**VERSION, "format": "=exe"}),
    Page("agreements:signatories", DECLARATION),
    Page("agreements:signatories-export#xlsx", {**DECLARATION, "format": "=xlsx"}),
    Page("agreements:signatories-export#csv", {**DECLARATION, "format": "=csv"}),
    Page("agreements:signatories-export#other", {**DECLARATION, "format": "=exe"}),
    Page("agreements:declaration-sign", DECLARATION),
    Page("agreements:signature-edit", SIGNATURE),
    Page("agreements:signature-decline", SIGNATURE),
    Page("agreements:signature-undo", SIGNATURE),
    Page("agreements:agreement-add"),
    Page("agreements:agreement", AGREEMENT),
    Page("agreements:agreement-edit", AGREEMENT),
    Page("agreements:agreement-parties", AGREEMENT),
    Page("agreements:agreement-goals", AGREEMENT),
    Page("agreements:agreement-remove", AGREEMENT),
    Page("agreements:agreement-restore", {"pk": "removed_agreement"}),
    Page("agreements:agreement-paper", AGREEMENT),
    Page("agreements:agreement-year-add", AGREEMENT),
    Page("agreements:agreement-year", AGREEMENT),
    Page("agreements:agreement-year-edit", AGREEMENT),
    Page("agreements:agreement-year-evaluate", AGREEMENT),
    Page("agreements:agreement-year-goal", {**AGREEMENT, "row": "chosen_goal"}),
    Page("agreements:agreement-year-remove", AGREEMENT),
    Page("agreements:agreement-year-restore", {**AGREEMENT, "row": "removed_agreement_year"}),
    *DECISIONS,
)
