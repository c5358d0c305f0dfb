"""`python -m bench.pages.floor`: the server of floor_script.py."""

from bench.pages.served import serve

if __name__ == "__main__":
    serve("floor_script.py")
