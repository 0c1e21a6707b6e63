# A container without limits takes what its neighbours need; one without requests is the first to go.
package main

import data.lib

deny contains lib.finding("limits", container, sprintf("has no %s for %s", [field, resource])) if {
	some container in lib.containers
	some field in ["requests", "limits"]
	some resource in ["cpu", "memory"]
	not container.spec.resources[field][resource]
}
