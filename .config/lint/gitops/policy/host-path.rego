# The host's files are the host's.
package main

import data.lib

deny contains lib.finding("host-path", pod, sprintf("volume %s is a path of the host", [volume.name])) if {
	some pod in lib.pods
	some volume in pod.spec.volumes
	volume.hostPath
}
