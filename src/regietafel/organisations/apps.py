from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "regietafel.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Hand the demo's organisations to the registry, the menu, what waits to be completed, the bin and what can be found."""
        from regietafel.core import registry
        from regietafel.organisations import providers, searchable, waiting
        from regietafel.organisations.demo import load_organisations

        registry.demo_loaders.register("organisations", load_organisations)
        providers.hand_over()
        searchable.hand_over()
        waiting.hand_over()
