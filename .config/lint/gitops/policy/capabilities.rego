# All capabilities are dropped, and none is added.
package main

import data.lib

deny contains lib.finding("capabilities", container, "does not drop ALL") if {
	some container in lib.containers
	not "ALL" in object.get(container.spec, ["securityContext", "capabilities", "drop"], [])
}

deny contains lib.finding("capabilities", container, sprintf("adds %s", [capability])) if {
	some container in lib.containers
	some capability in container.spec.securityContext.capabilities.add
}
