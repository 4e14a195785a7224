"""Reads what planners write: from words to data, with no Django inside.

Holds the words of a frequency norm and the abbreviations of plans; plans uses it, nothing else does.
"""
