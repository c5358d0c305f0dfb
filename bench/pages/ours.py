"""`python -m bench.pages.ours`: the server of ours_script.py."""

from bench.pages.served import serve

if __name__ == "__main__":
    serve("ours_script.py")
