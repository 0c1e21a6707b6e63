# A program that cannot write into its image cannot be changed while it runs.
package main

import data.lib

deny contains lib.finding("read-only-root", container, "readOnlyRootFilesystem is not true") if {
	some container in lib.containers
	not container.spec.securityContext.readOnlyRootFilesystem == true
}
