"""Reads what planners write: from words to data, with no Django inside.

Now holds the words of a frequency norm; plans uses it, nothing else does.
"""
