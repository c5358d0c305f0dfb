"""One view built four ways and driven in one browser: ours, bare Streamlit, Dash, Panel. `python -m bench pages`.

`view` and `figures` are shared and know no framework; `ours`, `floor`, `dash_app` and `panel_app` are servers;
`measure` drives them.
"""
