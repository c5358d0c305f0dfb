"""The ASGI entry: serves ``dashboard.py`` compressed, with strict headers, in the reader's language.

``python -m server`` runs it. ``streamlit run dashboard.py`` remains possible and skips all of this.
Nothing of ours imports this package.
"""
