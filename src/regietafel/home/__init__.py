"""Owns the first screen: renders what the registry hands it, reads only.

Holds no rule of its own.
"""
