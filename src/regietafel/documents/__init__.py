"""Files that hang on something: kept once, in versions, and read only by who may read what holds them.

Who that is, this app does not know. What holds documents stands above it and says so in the slot ``holders``.
"""
