from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "regietafel.journal"
    label = "journal"

    def ready(self) -> None:
        """Hand over who changed a row last."""
        from regietafel.core import registry
        from regietafel.journal.providers import last_change

        registry.last_changes.register("journal", last_change)
