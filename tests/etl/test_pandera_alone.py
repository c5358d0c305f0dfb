import subprocess
import sys

from schemas.warehouse_file import ROOT


def test_a_command_of_the_etl_imports_no_spark_even_where_it_is_installed() -> None:
    code = "import importlib.util, sys, etl.__main__; assert importlib.util.find_spec('pyspark'); " \
           "print([name for name in sys.modules if name.startswith('pyspark')])"  # fmt: skip
    command = [sys.executable, "-W", "error", "-c", code]
    found = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (found.stdout.strip(), found.returncode) == ("[]", 0), found.stderr
