"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: adding and changing, contact moments, merging."""

from tests.page import Page

ONE = {"slug": "workplace"}
OFFER = {**ONE, "pk": "offer"}
PLACES = {**OFFER, "capacity": "capacity"}

KEEPING: tuple[Page, ...] = (
    Page("workplaces:register"),
    Page(
        "workplaces:register#filtered",
        query="q=a&listing=public&freshness=lapsed&state=running&sort=confirmed&incomplete=on",
    ),
    Page("workplaces:add"),
    Page("workplaces:settings"),
    Page("workplaces:doubles"),
    Page("workplaces:merge", {"one": "workplace_key", "other": "second_workplace_key"}),
    Page("workplaces:merge-undo", {"pk": "workplace_merge"}),
    Page("workplaces:work", ONE),
    Page("workplaces:edit", ONE),
    Page("workplaces:end", ONE),
    Page("workplaces:remove", ONE),
    Page("workplaces:restore", {"slug": "removed_workplace"}),
    Page("workplaces:offer-add", ONE),
    Page("workplaces:offer-edit", OFFER),
    Page("workplaces:offer-end", OFFER),
    Page("workplaces:offer-remove", OFFER),
    Page("workplaces:offer-restore", {**ONE, "pk": "gone_offer"}),
    Page("workplaces:capacity-add", OFFER),
    Page("workplaces:capacity-edit", PLACES),
    Page("workplaces:capacity-drop", PLACES),
    Page("organisations:moment-add", {"pk": "organisation"}),
    Page("organisations:moment-edit", {"pk": "contact_moment"}),
    Page("organisations:moment-remove", {"pk": "contact_moment"}),
    Page("organisations:moment-restore", {"pk": "removed_contact_moment"}),
    Page("organisations:doubles"),
    Page("organisations:merge", {"one": "organisation", "other": "second_organisation"}),
    Page("organisations:merge-undo", {"pk": "organisation_merge"}),
)
