"""A simulated register and log of the whole country, as a lake (etl/lake/layout.py): to measure with, never to show."""
