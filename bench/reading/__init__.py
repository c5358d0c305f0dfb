"""Readers without a browser: they speak Streamlit's own websocket protocol, look at what arrived and judge it."""
