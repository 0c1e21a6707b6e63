# What others depend on is waited for, and what is depended on is there.
package main

import data.lib

deny contains lib.finding("flux-wait", kustomization, "wait is not true") if {
	some kustomization in lib.flux_kustomizations
	not kustomization.content.spec.wait == true
}

deny contains lib.finding("flux-wait", kustomization, sprintf("depends on %s, which is not there", [other.name])) if {
	some kustomization in lib.flux_kustomizations
	some other in kustomization.content.spec.dependsOn
	count([there |
		some there in lib.flux_kustomizations
		there.file == kustomization.file
		there.content.metadata.name == other.name
	]) == 0
}
