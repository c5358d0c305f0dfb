"""Places and shapes: codes, names, boundaries and the script that rebuilds them (see geo/README.md)."""
