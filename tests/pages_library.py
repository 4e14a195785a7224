"""The addresses of the library, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

LIBRARY: tuple[Page, ...] = (
    Page("library:list"),
    Page("library:list#filtered", query="q=studie&kind=study&theme=zang&year=2024"),
    Page("library:add"),
    Page("library:item", {"pk": "library_item"}),
    Page("library:edit", {"pk": "library_item"}),
    Page("library:remove", {"pk": "library_item"}),
    Page("library:restore", {"pk": "removed_library_item"}),
)
