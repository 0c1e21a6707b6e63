# Each application has an account of its own, so that a right given to one is not given to all.
package main

import data.lib

deny contains lib.finding("service-account", pod, "runs as the namespace's default service account") if {
	some pod in lib.pods
	object.get(pod.spec, "serviceAccountName", "default") == "default"
}
