# The runtime's filter of system calls is on.
package main

import data.lib

deny contains lib.finding("seccomp", container, "seccompProfile is not RuntimeDefault") if {
	some container in lib.containers
	object.get(lib.security(container, "seccompProfile"), "type", "") != "RuntimeDefault"
}
