"""From blocks to the outline of a plan: what opens a priority, a goal or an action, and which text belongs to it.

Nothing here knows a region or a layout. Each step weighs what the document itself does everywhere: which words it uses
for its levels, how its numbers run, what it sets bold, where fields such as "Partners:" stand.
"""
