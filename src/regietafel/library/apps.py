from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "regietafel.library"
    label = "library"

    def ready(self) -> None:
        """Hand over the menu, the bin, what holds documents, what can be found, and the entries of the demo."""
        from regietafel.core import registry
        from regietafel.library import holding, providers, searchable
        from regietafel.library.demo import load_library

        holding.hand_over()
        searchable.hand_over()
        providers.hand_over()
        registry.demo_loaders.register("library", load_library)
