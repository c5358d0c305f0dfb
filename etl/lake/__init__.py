"""The register and the log of a whole nation: a folder of tidy tables, read by DuckDB straight into the warehouse."""
