"""The size of a file in a template."""

from django import template

from regietafel.documents.sizes import said_size

register = template.Library()
register.filter("said_size", said_size)
