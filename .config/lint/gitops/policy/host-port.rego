# A hostPort is a port of the host that the contract does not know (.config/coffre/ports.yaml).
package main

import data.lib

deny contains lib.finding("host-port", container, sprintf("port %d of the host leads here", [port.hostPort])) if {
	some container in lib.containers
	some port in container.spec.ports
	port.hostPort
}
