from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "regietafel.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Hand the demo's organisations to the registry, the menu, what waits to be completed, and the bin."""
        from regietafel.core import registry
        from regietafel.organisations import providers
        from regietafel.organisations.demo import load_organisations

        registry.demo_loaders.register("organisations", load_organisations)
        providers.hand_over()
