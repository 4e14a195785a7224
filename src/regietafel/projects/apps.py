from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "regietafel.projects"
    label = "projects"
