"""How fast Amparo is, and beside whom: `make bench` runs run.py, tables.py and the package peers, in this order."""
