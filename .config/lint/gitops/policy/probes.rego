# Without a readiness probe a rollout takes a program that cannot work for one that can; without a
# liveness probe one that hangs stays.
package main

import data.lib

deny contains lib.finding("probes", container, sprintf("has no %s", [probe])) if {
	some container in serving
	some probe in ["readinessProbe", "livenessProbe"]
	not container.spec[probe]
}

# Jobs end by themselves.
serving contains container if {
	some container in lib.containers
	some kind in ["Deployment ", "StatefulSet ", "DaemonSet "]
	startswith(container.title, kind)
	container.spec in container.pod.containers
}
