"""What is applied for and what is tried: calls and who answers them, projects with their partners, money and milestones,
pilots that may spread, and the training offer. Standing workplaces belong to workplaces, what must be done to plans.
"""
