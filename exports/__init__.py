"""Answer in, document out. No Streamlit."""
