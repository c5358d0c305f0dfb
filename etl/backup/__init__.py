"""Backup of what cannot be built again: kept files with their history, roles, mappings, the key of the senders.

The warehouse is not in it: `python -m etl build` makes it from the rest.
"""
