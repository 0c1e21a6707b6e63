# The path names a folder of this repository with a kustomization (`data.folders`, made by scripts/check-gitops).
package main

import data.lib

deny contains lib.finding("flux-path", kustomization, sprintf("there is no kustomization in %s", [kustomization.content.spec.path])) if {
	some kustomization in lib.flux_kustomizations
	not trim_prefix(kustomization.content.spec.path, "./") in data.folders
}
