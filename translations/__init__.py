"""Every word a reader sees, in Indonesian and English, and how numbers are written."""
