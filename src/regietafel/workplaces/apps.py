from django.apps import AppConfig


class WorkplacesConfig(AppConfig):
    name = "regietafel.workplaces"
    label = "workplaces"

    def ready(self) -> None:
        """Hand over the code lists, and what the pages below show of workplaces."""
        from regietafel.core import registry
        from regietafel.workplaces.demo import load_workplaces
        from regietafel.workplaces.providers import care, directory, keeping, ladder, page, sheets, waiting
        from regietafel.workplaces.reference import load_codes

        registry.reference_loaders.register("workplaces", load_codes)
        registry.demo_loaders.register("workplaces", load_workplaces)
        for room in (directory, page, ladder, keeping, care, sheets, waiting):
            room.hand_over()
