# What runs is what was reviewed: a tag that moves is neither.
package main

import data.lib

deny contains lib.finding("image-tag", container, sprintf("image %s has no tag that stays", [container.spec.image])) if {
	some container in lib.containers
	not contains(container.spec.image, "@sha256:")
	not regex.match(`^.*:[A-Za-z0-9_][A-Za-z0-9_.-]*$`, container.spec.image)
}

deny contains lib.finding("image-tag", container, sprintf("image %s is whatever is newest", [container.spec.image])) if {
	some container in lib.containers
	endswith(container.spec.image, ":latest")
}
