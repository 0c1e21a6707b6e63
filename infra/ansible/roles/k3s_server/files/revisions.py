"""Prints a list of empty ConfigMaps, for the revisions that making and deleting them costs.

  revisions.py NAMESPACE COUNT
"""

import json
import sys

namespace, count = sys.argv[1], int(sys.argv[2])
maps = [
    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": f"revision-{n}", "namespace": namespace}}
    for n in range(count)
]
json.dump({"apiVersion": "v1", "kind": "List", "items": maps}, sys.stdout)
