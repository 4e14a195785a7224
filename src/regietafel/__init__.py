"""Regietafel: the working table of the regional directors of social economy and work in Flanders."""

__version__ = "0.1.0"
