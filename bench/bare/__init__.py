"""The floor of the page benchmarks: the same elements on Streamlit without queries, words or drawing code."""
