# These built-in roles read every Secret, of the cluster or of the namespace.
package main

import data.lib

deny contains lib.finding("rbac-binding", binding, sprintf("gives %s", [binding.content.roleRef.name])) if {
	some kind in ["RoleBinding", "ClusterRoleBinding"]
	some binding in lib.of_kind(kind)
	binding.content.roleRef.kind == "ClusterRole"
	binding.content.roleRef.name in {"cluster-admin", "admin", "edit"}
}
