"""The addresses of signals, for the catalogue in :mod:`tests.pages`: who must still hear something."""

from tests.page import Page

WRONG = "=1-1.not-signed"

TELLING: tuple[Page, ...] = (
    Page("policy_signals:outcome", {"pk": "dossier"}),
    Page("policy_signals:outcome-report-backs", {"pk": "dossier"}),
    Page("policy_signals:close", {"pk": "dossier"}),
    Page("policy_signals:reopen", {"pk": "dossier"}),
    Page("policy_signals:tell-now", {"pk": "dossier"}),
    Page("policy_signals:step-hold", {"pk": "dossier", "step": "told_step"}),
    Page("policy_signals:step-release", {"pk": "dossier", "step": "told_step"}),
    Page("policy_signals:step-words", {"pk": "dossier", "step": "told_step"}),
    Page("policy_signals:step-told", {"pk": "dossier", "step": "told_step"}),
    Page("policy_signals:told-undo", {"pk": "dossier", "told": "told"}),
    Page("policy_signals:heard", {"token": "heard_token"}),
    Page("policy_signals:heard#wrong", {"token": WRONG}),
    Page("policy_signals:heard-deed#forget", {"token": "heard_token", "deed": "=forget"}),
    Page("policy_signals:heard-deed#stop", {"token": "heard_token", "deed": "=stop"}),
    Page("policy_signals:heard-deed#other", {"token": "heard_token", "deed": "=other"}),
)
