# Each namespace refuses all traffic, in and out, that another policy does not allow.
package main

import data.lib

deny contains lib.finding("network-policy", namespace, "no NetworkPolicy denies all ingress and egress by default") if {
	some namespace in lib.namespaces
	count([policy |
		some policy in lib.in_namespace("NetworkPolicy", namespace)
		denies_all(policy.content.spec)
	]) == 0
}

denies_all(spec) if {
	spec.podSelector == {}
	{"Ingress", "Egress"} == {kind | some kind in spec.policyTypes}
	not spec.ingress
	not spec.egress
}
