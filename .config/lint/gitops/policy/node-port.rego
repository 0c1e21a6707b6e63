# A NodePort is open on the host: the port contract (.config/coffre/ports.yaml, here as `data.ports`) has it, or
# nobody does.
package main

import data.lib

deny contains lib.finding("node-port", service, sprintf("node port %s/%v is not in the port contract", [lower(protocol), number])) if {
	some service in lib.of_kind("Service")
	service.content.spec.type == "NodePort"
	some port in service.content.spec.ports
	number := object.get(port, "nodePort", "left to chance")
	protocol := object.get(port, "protocol", "TCP")
	not in_contract(number, protocol)
}

in_contract(number, protocol) if {
	some declared in data.ports
	declared.port == number
	declared.protocol == lower(protocol)
}
