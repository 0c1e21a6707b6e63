# ServiceLB and external addresses open ports of the host past its input rules.
package main

import data.lib

deny contains lib.finding("load-balancer", service, "is of type LoadBalancer") if {
	some service in lib.of_kind("Service")
	service.content.spec.type == "LoadBalancer"
}

deny contains lib.finding("load-balancer", service, "has external addresses") if {
	some service in lib.of_kind("Service")
	service.content.spec.externalIPs
}
