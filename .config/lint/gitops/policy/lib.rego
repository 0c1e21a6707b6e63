# What the checks look at. A file is everything that one environment applies, or one bad fixture.
package lib

documents contains {"file": entry.path, "content": entry.contents, "title": title(entry.contents)} if {
	some entry in input
	is_object(entry.contents)
}

title(content) := sprintf("%s %s", [object.get(content, "kind", "?"), object.get(content, ["metadata", "name"], "?")])

of_kind(kind) := {document | some document in documents; document.content.kind == kind}

# Where a pod's specification stands in objects that make pods.
pods contains {"file": document.file, "title": document.title, "spec": spec} if {
	some document in documents
	some path in [["spec"], ["spec", "template", "spec"], ["spec", "jobTemplate", "spec", "template", "spec"]]
	spec := object.get(document.content, path, {})
	is_object(spec)
	spec.containers
}

containers contains {"file": pod.file, "title": sprintf("%s, container %s", [pod.title, container.name]), "spec": container, "pod": pod.spec} if {
	some pod in pods
	some field in ["containers", "initContainers", "ephemeralContainers"]
	some container in object.get(pod.spec, field, [])
}

# A setting of a container's security context, else of its pod's.
security(container, field) := object.get(
	container.spec, ["securityContext", field],
	object.get(container.pod, ["securityContext", field], null),
)

flux_kustomizations := {document |
	some document in of_kind("Kustomization")
	startswith(document.content.apiVersion, "kustomize.toolkit.fluxcd.io/")
}

namespaces := of_kind("Namespace")

# Objects of a kind in a namespace of the same file.
in_namespace(kind, namespace) := {document |
	some document in of_kind(kind)
	document.file == namespace.file
	document.content.metadata.namespace == namespace.content.metadata.name
}

finding(check, about, text) := {
	"msg": sprintf("%s: %s", [about.title, text]),
	"check": check,
	"file": about.file,
}
