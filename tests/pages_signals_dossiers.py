"""The addresses of signals, for the catalogue in :mod:`tests.pages`: the board and dossiers."""

from tests.page import Page

DOSSIERS: tuple[Page, ...] = (
    Page("policy_signals:board"),
    Page("policy_signals:dossier", {"pk": "dossier"}),
    Page("policy_signals:dossier#hidden", {"pk": "hidden_dossier"}),
)
