"""The rules of the house, as tests: what a reviewer should not have to look for.

Each rule is a small function that takes a place and returns its faults as sentences. One test asks it about the
real tree; another gives it something that breaks the rule, so that a rule which has gone blind turns red too.
"""
