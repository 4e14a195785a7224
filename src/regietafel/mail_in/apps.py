from django.apps import AppConfig


class MailInConfig(AppConfig):
    name = "regietafel.mail_in"
    label = "mail_in"
