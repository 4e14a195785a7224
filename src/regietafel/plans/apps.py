from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "regietafel.plans"
    label = "plans"

    def ready(self) -> None:
        """Hand the loaders of frameworks and demo plans, the bin, the start page and what can be found to the registry."""
        from regietafel.core import registry
        from regietafel.plans import holding, mail_target, mentions, providers, searchable, start_page, waiting
        from regietafel.plans.demo import load_plans
        from regietafel.plans.reference import load_frameworks

        registry.reference_loaders.register("frameworks", load_frameworks)
        registry.demo_loaders.register("plans", load_plans)
        providers.hand_over()
        start_page.hand_over()
        mentions.hand_over()
        searchable.hand_over()
        holding.hand_over()
        mail_target.hand_over()
        waiting.hand_over()
