# No program gets more rights than the one that started it.
package main

import data.lib

deny contains lib.finding("privilege-escalation", container, "allowPrivilegeEscalation is not false") if {
	some container in lib.containers
	not container.spec.securityContext.allowPrivilegeEscalation == false
}
