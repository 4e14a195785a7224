"""Owns regions (the tenant) and municipalities, and which municipality belonged to which region when.

Does not own who works there (people) or what they plan (plans).
"""
