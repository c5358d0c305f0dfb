"""Answers: what the warehouse says to a selection, as typed figures and sentences; for screen and paper alike."""
