# A wildcard grants what does not exist yet, Secrets and escalation included.
package main

import data.lib

deny contains lib.finding("rbac-wildcard", role, sprintf("a rule has %s: \"*\"", [field])) if {
	some kind in ["Role", "ClusterRole"]
	some role in lib.of_kind(kind)
	some rule in role.content.rules
	some field in ["apiGroups", "resources", "verbs"]
	some value in rule[field]
	contains(value, "*")
}
