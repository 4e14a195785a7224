from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "regietafel.territories"
    label = "territories"

    def ready(self) -> None:
        """Hand the loaders of municipalities and demo regions to the registry."""
        from regietafel.core import registry
        from regietafel.territories.demo import load_regions
        from regietafel.territories.reference import load_territories

        registry.reference_loaders.register("territories", load_territories)
        registry.demo_loaders.register("territories", load_regions)
