"""The data files that travel with the application: reference data and the two example regions."""
