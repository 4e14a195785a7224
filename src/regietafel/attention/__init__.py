"""Owns what waits for a person: the page of it, the mail that tells what is new, and who was mentioned where.

Knows no domain: each app above hands over its kinds of lines, and the texts in which somebody can be called by name.
"""
