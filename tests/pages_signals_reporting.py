"""The addresses of signals, for the catalogue in :mod:`tests.pages`: signals and the short form."""

from tests.page import Page

ONE, DOSSIER, DESK = {"pk": "signal"}, {"pk": "dossier"}, {"token": "desk_token"}
WRONG = {"token": "=1-1.not-signed"}

REPORTING: tuple[Page, ...] = (
    Page("policy_signals:report"),
    Page("policy_signals:similar", query="what=de+vergoeding+stopte"),
    Page("policy_signals:signals"),
    Page("policy_signals:signals#filtered", query="q=alleen&phase=reported"),
    Page("policy_signals:signals-export#xlsx", {"format": "=xlsx"}, query="phase=reported"),
    Page("policy_signals:signals-export#csv", {"format": "=csv"}),
    Page("policy_signals:signals-export#other", {"format": "=exe"}),
    Page("policy_signals:signal", ONE),
    Page("policy_signals:signal-edit", ONE),
    Page("policy_signals:signal-hold", ONE),
    Page("policy_signals:signal-remove", ONE),
    Page("policy_signals:signal-restore", {"pk": "removed_signal"}),
    Page("policy_signals:signal-see-too", ONE),
    Page("policy_signals:signal-see-too-undo", ONE),
    Page("policy_signals:see-too", DOSSIER),
    Page("policy_signals:see-too-undo", DOSSIER),
    Page("policy_signals:desk"),
    Page("policy_signals:desk-renew"),
    Page("policy_signals:short-form", DESK),
    Page("policy_signals:short-form#wrong", WRONG),
    Page("policy_signals:short-form-sent", DESK),
)
