# What shares the host's network, processes or IPC is outside of every NetworkPolicy and sees the others.
package main

import data.lib

deny contains lib.finding("host-namespace", pod, sprintf("%s is set", [field])) if {
	some pod in lib.pods
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	pod.spec[field]
}
