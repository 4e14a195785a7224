from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "regietafel.journal"
    label = "journal"

    def ready(self) -> None:
        """Hand over the menu, who changed a row last, and what a person did."""
        from regietafel.core import registry
        from regietafel.journal import providers, queries

        registry.last_changes.register("journal", providers.last_change)
        registry.nav_items.register("journal", providers.nav_items)
        registry.personal_data.register("journal", queries.deeds_of)
