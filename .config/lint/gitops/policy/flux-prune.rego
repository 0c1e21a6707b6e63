# What is removed from Git goes from the cluster.
package main

import data.lib

deny contains lib.finding("flux-prune", kustomization, "prune is not true") if {
	some kustomization in lib.flux_kustomizations
	not kustomization.content.spec.prune == true
}
