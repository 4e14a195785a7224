"""What can happen to a plan: one function per thing that a person can do."""
