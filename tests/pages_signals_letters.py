"""The addresses of signals, for the catalogue in :mod:`tests.pages`: notes, co-signatories, letters and replies."""

from tests.page import Page

ONE = {"pk": "dossier"}
VERSION = {**ONE, "number": "version_number"}
SIGNER = {**ONE, "row": "cosignatory"}
LETTER = {**ONE, "letter": "letter"}
DRAFT = {**ONE, "letter": "draft_letter"}
REPLY = {**ONE, "reply": "reply"}

LETTERS: tuple[Page, ...] = (
    Page("policy_signals:letters"),
    Page("policy_signals:letters#filtered", query="state=waiting&q=kabinet"),
    Page("policy_signals:note", ONE),
    Page("policy_signals:note-annexes", ONE),
    Page("policy_signals:note-compare", ONE),
    Page("policy_signals:note-compare#all", ONE, query="old=1&new=2&all=1"),
    Page("policy_signals:note-fix", ONE),
    Page("policy_signals:note-version", VERSION),
    Page("policy_signals:note-file#docx", {**VERSION, "format": "=docx"}),
    Page("policy_signals:note-file#pdf", {**VERSION, "format": "=pdf"}),
    Page("policy_signals:note-file#other", {**VERSION, "format": "=exe"}),
    Page("policy_signals:note-take-back", VERSION),
    Page("policy_signals:cosign-ask", ONE),
    Page("policy_signals:cosign-signed", SIGNER),
    Page("policy_signals:cosign-declined", SIGNER),
    Page("policy_signals:cosign-mail", SIGNER),
    Page("policy_signals:cosign-drop", SIGNER),
    Page("policy_signals:letters-add", ONE),
    Page("policy_signals:letters-send", ONE),
    Page("policy_signals:letter-edit", DRAFT),
    Page("policy_signals:letter-edit#sent", LETTER),
    Page("policy_signals:letter-mail", DRAFT),
    Page("policy_signals:letter-mail#again", LETTER),
    Page("policy_signals:letter-give-up", LETTER),
    Page("policy_signals:letter-wait", LETTER),
    Page("policy_signals:letter-remove", DRAFT),
    Page("policy_signals:letter-restore", {**ONE, "letter": "removed_letter"}),
    Page("policy_signals:letter-file#docx", {**LETTER, "format": "=docx"}),
    Page("policy_signals:letter-file#pdf", {**LETTER, "format": "=pdf"}),
    Page("policy_signals:letter-file#other", {**LETTER, "format": "=exe"}),
    Page("policy_signals:reply-add", LETTER),
    Page("policy_signals:reply-edit", REPLY),
    Page("policy_signals:reply-drop", REPLY),
    Page("policy_signals:reply-restore", {**ONE, "reply": "removed_reply"}),
    Page("policy_signals:letter-read", {"token": "letter_token"}),
    Page("policy_signals:letter-read#wrong", {"token": "=1-1.not-signed"}),
    Page("policy_signals:letter-read-file#letter", {"token": "letter_token", "what": "=letter"}),
    Page("policy_signals:letter-read-file#note", {"token": "letter_token", "what": "=note"}),
    Page("policy_signals:letter-read-file#other", {"token": "letter_token", "what": "=other"}),
    Page("policy_signals:sign", {"token": "sign_token"}),
    Page("policy_signals:sign#wrong", {"token": "=1-1.not-signed"}),
)
