"""The figures of docs/measurements.md. `python -m bench` takes them; nothing of the dashboard imports this."""
