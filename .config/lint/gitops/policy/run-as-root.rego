# Root in a container is root in the kernel.
package main

import data.lib

deny contains lib.finding("run-as-root", container, "runAsNonRoot is not true") if {
	some container in lib.containers
	not lib.security(container, "runAsNonRoot") == true
}

deny contains lib.finding("run-as-root", container, "runAsUser is 0") if {
	some container in lib.containers
	lib.security(container, "runAsUser") == 0
}
