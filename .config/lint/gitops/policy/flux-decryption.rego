# Without it Flux refuses the first Secret that comes encrypted, and somebody in a hurry commits it in clear.
package main

import data.lib

deny contains lib.finding("flux-decryption", kustomization, "does not decrypt with sops and the Secret sops-age") if {
	some kustomization in lib.flux_kustomizations
	not object.get(kustomization.content.spec, "decryption", {}) == {"provider": "sops", "secretRef": {"name": "sops-age"}}
}
