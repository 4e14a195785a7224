from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "regietafel.search"
    label = "search"

    def ready(self) -> None:
        """Follow every deed, let the clock mend what drifted, and make the index where there is none."""
        from regietafel.core import registry
        from regietafel.search import indexing

        registry.followers.register("search", indexing.follow)
        registry.ticks.register("search index", indexing.tick)
        registry.preparations.register("search", indexing.complete)
