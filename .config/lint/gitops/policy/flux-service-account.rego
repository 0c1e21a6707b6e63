# An application is applied by an account that reaches its namespace only; the controller's own reaches
# everything.
package main

import data.lib

deny contains lib.finding("flux-service-account", kustomization, "applies an application with the controller's own rights") if {
	some kustomization in lib.flux_kustomizations
	startswith(trim_prefix(kustomization.content.spec.path, "./"), "gitops/apps/")
	not kustomization.content.spec.serviceAccountName
}
