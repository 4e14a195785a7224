"""The addresses of signals, for the catalogue in :mod:`tests.pages`: the board and dossiers."""

from tests.page import Page

DOSSIERS: tuple[Page, ...] = (
    Page("policy_signals:board"),
    Page("policy_signals:board#filtered", query="q=vergoeding&kind=single&phase=bundled"),
    Page("policy_signals:board#led", query="lead=said:Trekker&priority=999999"),
    Page("policy_signals:years"),
    Page("policy_signals:board-export#xlsx", {"format": "=xlsx"}),
    Page("policy_signals:board-export#csv", {"format": "=csv"}),
    Page("policy_signals:board-export#other", {"format": "=exe"}),
    Page("policy_signals:bundle"),
    Page("policy_signals:unbundle", {"signal": "bundled_signal"}),
    Page("policy_signals:dossier-add"),
    Page("policy_signals:dossier", {"pk": "dossier"}),
    Page("policy_signals:dossier#hidden", {"pk": "hidden_dossier"}),
    Page("policy_signals:dossier-edit", {"pk": "dossier"}),
    Page("policy_signals:dossier-move", {"pk": "dossier"}),
    Page("policy_signals:step-add", {"pk": "dossier"}),
    Page("policy_signals:paper-add", {"pk": "dossier"}),
    Page("policy_signals:figure-add", {"pk": "dossier"}),
    Page("policy_signals:figure-edit", {"pk": "dossier", "figure": "dossier_figure"}),
    Page("policy_signals:figure-drop", {"pk": "dossier", "figure": "dossier_figure"}),
    Page("policy_signals:dossier-merge-choose", {"pk": "dossier"}),
    Page("policy_signals:dossier-merge", {"pk": "dossier", "other": "second_dossier"}),
    Page("policy_signals:dossier-unmerge", {"pk": "dossier_merge"}),
    Page("policy_signals:dossier-remove", {"pk": "dossier"}),
    Page("policy_signals:dossier-restore", {"pk": "removed_dossier"}),
)
