"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: import and export."""

from tests.page import Page

SHEETS: tuple[Page, ...] = (
    Page("workplaces:imports"),
    Page("workplaces:import", {"pk": "sheet"}),
    Page("workplaces:import#filtered", {"pk": "sheet"}, query="act=doubt&page=9"),
    Page("workplaces:import#done", {"pk": "done_sheet"}),
    Page("workplaces:import-columns", {"pk": "sheet"}),
    Page("workplaces:import-answer", {"pk": "sheet"}),
    Page("workplaces:import-try", {"pk": "sheet"}),
    Page("workplaces:import-take-over", {"pk": "sheet"}),
    Page("workplaces:import-undo", {"pk": "done_sheet"}),
    Page("workplaces:import-drop", {"pk": "sheet"}),
    Page("workplaces:import-download", {"pk": "sheet"}),
    Page("workplaces:export#xlsx", {"format": "=xlsx"}),
    Page("workplaces:export#csv", {"format": "=csv"}, query="q=x&rung=3&form=lde&listing=public"),
    Page("workplaces:export#json", {"format": "=json"}),
    Page("workplaces:export#other", {"format": "=exe"}),
    Page("workplaces:marks"),
    Page("workplaces:open-data#json", {"format": "=json"}),
    Page("workplaces:open-data#csv", {"format": "=csv"}, query="page=9"),
    Page("workplaces:open-data#other", {"format": "=xml"}),
)
