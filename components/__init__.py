"""All that speaks Streamlit and is used by pages: filters, cached answers, panels, pieces of pages."""
