# One namespace cannot eat the node.
package main

import data.lib

deny contains lib.finding("quota", namespace, sprintf("has no %s", [kind])) if {
	some namespace in lib.namespaces
	some kind in ["ResourceQuota", "LimitRange"]
	count(lib.in_namespace(kind, namespace)) == 0
}
