from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "regietafel.people"
    label = "people"

    def ready(self) -> None:
        """Hand the demo accounts to the registry, and what an account says about its person."""
        from regietafel.core import registry
        from regietafel.people.demo import load_accounts
        from regietafel.people.providers import account_data

        registry.demo_loaders.register("people", load_accounts)
        registry.personal_data.register("account", account_data)
