# How often Flux looks, when it tries again and when it gives up is said, not left to defaults.
package main

import data.lib

deny contains lib.finding("flux-timing", kustomization, sprintf("has no %s", [field])) if {
	some kustomization in lib.flux_kustomizations
	some field in ["interval", "retryInterval", "timeout"]
	not kustomization.content.spec[field]
}
