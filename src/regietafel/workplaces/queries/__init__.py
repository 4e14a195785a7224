"""What is read of the directory; whose rows one sees stands in :mod:`regietafel.workplaces.queries.visible`."""
