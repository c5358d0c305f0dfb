"""For spark-submit, which runs a file: `spark-submit deploy/spark_submit.py --lake s3a://... --out s3a://...`."""

import sys
from pathlib import Path

# spark-submit puts the folder of this file on the path, not that of the checkout.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from etl.spark import command

sys.exit(command.main())
