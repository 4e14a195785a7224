"""Owns accounts, and which role a person has in which region.

Does not own how someone gets or loses a role (membership), nor organisations.
"""
