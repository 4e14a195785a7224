"""How fast the pages are, against a bare page in the same run: `make bench`. Nothing here is part of the product."""
