# The API server holds every pod against the restricted Pod Security Standard.
package main

import data.lib

deny contains lib.finding("pod-security", namespace, "label pod-security.kubernetes.io/enforce is not restricted") if {
	some namespace in lib.namespaces
	object.get(namespace.content.metadata, ["labels", "pod-security.kubernetes.io/enforce"], "") != "restricted"
}
