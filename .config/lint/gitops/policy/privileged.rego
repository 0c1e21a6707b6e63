# A privileged container is root on the host.
package main

import data.lib

deny contains lib.finding("privileged", container, "is privileged") if {
	some container in lib.containers
	container.spec.securityContext.privileged
}
