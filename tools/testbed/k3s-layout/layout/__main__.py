"""Where a start of the k3s file begins."""

import sys
from pathlib import Path

from layout.main import main

sys.exit(main(Path(sys.path[0]).resolve(), sys.argv[0], tuple(sys.argv[1:])))
