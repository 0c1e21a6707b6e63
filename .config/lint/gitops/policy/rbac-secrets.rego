# Nobody lists Secrets: list and watch return the values, of all of them.
package main

import data.lib

deny contains lib.finding("rbac-secrets", role, sprintf("secrets may be had by %s", [verb])) if {
	some kind in ["Role", "ClusterRole"]
	some role in lib.of_kind(kind)
	some rule in role.content.rules
	"" in rule.apiGroups
	"secrets" in rule.resources
	some verb in rule.verbs
	verb in {"list", "watch", "deletecollection"}
}
