"""What HTTP answers about seats: the table of a region, offers, functions, handing over, and the platform."""
