from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "regietafel.projects"
    label = "projects"

    def ready(self) -> None:
        """Hand over what the pages below show of projects and calls, and what holds documents."""
        from regietafel.core import registry
        from regietafel.projects import holding
        from regietafel.projects.demo import load_projects
        from regietafel.projects.providers import beside, pages, waiting

        registry.demo_loaders.register("projects", load_projects)
        holding.hand_over()
        pages.hand_over()
        beside.hand_over()
        waiting.hand_over()
