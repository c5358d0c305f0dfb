"""Serve the thrifty way of drawing points: a file by URL, fetched once."""

from bench.bare.points import serve

if __name__ == "__main__":
    serve("points_url_script.py")
