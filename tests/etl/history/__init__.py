"""Tests of etl/history."""
