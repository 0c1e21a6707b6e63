# Environments are inherited by every child, printed by crash reports, and never change while a process
# runs. A Secret is mounted as files.
package main

import data.lib

deny contains lib.finding("secret-in-environment", container, sprintf("variable %s is taken from a Secret", [variable.name])) if {
	some container in lib.containers
	some variable in container.spec.env
	variable.valueFrom.secretKeyRef
}

deny contains lib.finding("secret-in-environment", container, "all of a Secret becomes variables") if {
	some container in lib.containers
	some source in container.spec.envFrom
	source.secretRef
}
