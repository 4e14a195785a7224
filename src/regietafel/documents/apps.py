from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regietafel.documents"
    label = "documents"

    def ready(self) -> None:
        """Hand over the bin, the clock, the addresses for the journal and what can be found."""
        from regietafel.documents import providers, searchable

        providers.hand_over()
        searchable.hand_over()
