"""The addresses of frameworks and of what local governments decide, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

FRAMEWORK = {"pk": "regional_framework"}
SUBJECT = {"pk": "subject"}
TOWN = {**SUBJECT, "nis": "subject_town"}

DECISIONS: tuple[Page, ...] = (
    Page("agreements:frameworks"),
    Page("agreements:frameworks#filtered", query="q=fietsen"),
    Page("agreements:framework-add"),
    Page("agreements:framework", FRAMEWORK),
    Page("agreements:framework-edit", FRAMEWORK),
    Page("agreements:framework-write", FRAMEWORK),
    Page("agreements:framework-remove", FRAMEWORK),
    Page("agreements:framework-restore", {"pk": "removed_regional_framework"}),
    Page("agreements:subjects"),
    Page("agreements:subjects#filtered", query="q=fietsen&state=all"),
    Page("agreements:subject-add"),
    Page("agreements:subjects-export#csv", {"format": "=csv"}),
    Page("agreements:subjects-export#xlsx", {"format": "=xlsx"}, query="state=all"),
    Page("agreements:subjects-export#other", {"format": "=exe"}),
    Page("agreements:town", {"nis": "subject_town"}),
    Page("agreements:subject", SUBJECT),
    Page("agreements:subject-edit", SUBJECT),
    Page("agreements:subject-close", SUBJECT),
    Page("agreements:subject-reopen", SUBJECT),
    Page("agreements:subject-remove", SUBJECT),
    Page("agreements:subject-restore", {"pk": "removed_subject"}),
    Page("agreements:subject-export#csv", {**SUBJECT, "format": "=csv"}),
    Page("agreements:subject-export#xlsx", {**SUBJECT, "format": "=xlsx"}),
    Page("agreements:subject-export#other", {**SUBJECT, "format": "=exe"}),
    Page("agreements:ask", SUBJECT),
    Page("agreements:fill", TOWN),
    Page("agreements:fill#board", {**SUBJECT, "nis": "=board"}),
    Page("agreements:ask-withdraw", TOWN),
    Page("agreements:paper-add#subject", {**SUBJECT, "about": "=subject"}),
    Page("agreements:paper-add#framework", {**FRAMEWORK, "about": "=framework"}),
    Page("agreements:paper-add#other", {**SUBJECT, "about": "=budget"}),
    Page("agreements:decide", {"token": "decide_token"}),
    Page("agreements:decide#wrong", {"token": "=1-1.not-signed"}),
)
