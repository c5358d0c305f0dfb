"""Frame in, picture out: drawn HTML and SVG, plotly figures, pydeck maps. No Streamlit, no SQL."""
