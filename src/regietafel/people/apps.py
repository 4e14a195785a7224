from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "regietafel.people"
    label = "people"

    def ready(self) -> None:
        """Hand the demo accounts to the registry."""
        from regietafel.core import registry
        from regietafel.people.demo import load_accounts

        registry.demo_loaders.register("people", load_accounts)
