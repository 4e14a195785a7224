"""Everything that is kept, in one file, and back again: rows, the state of the tables, and files.

Stands beside the apps and knows none of them: it reads and writes whatever tables the migrations have made.
"""
