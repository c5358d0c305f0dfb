"""Command line of the tables of the log on Spark: `python -m etl.spark --lake LAKE --out MARTS` (`--help`)."""

import sys

from etl.spark import command

if __name__ == "__main__":
    sys.exit(command.main())
