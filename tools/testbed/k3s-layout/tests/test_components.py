"""The command lines of the node's programs, and the pods' network."""

import unittest
from dataclasses import replace
from pathlib import Path

from layout import components, config, containerd
from layout.failure import Failure
from layout.paths import Paths

PATHS = Paths(Path("/root-of-test"))
CONFIG = config.interpret({}, "node", lambda: "198.51.100.7")


def flags(component: components.Component) -> dict[str, str]:
    return dict(one.removeprefix("--").split("=", 1) for one in component.arguments)


class ComponentsTest(unittest.TestCase):
    def test_an_argument_takes_the_place_of_ours(self):
        given = components.arguments({"a": "1", "b": "2"}, ["b=3", "c=4", "c=5"])
        self.assertEqual(("--a=1", "--b=3", "--c=4", "--c=5"), given)

    def test_arguments_reach_their_component(self):
        extra = replace(CONFIG, extra={"kube-apiserver": ("audit-log-path=/x",), "kube-proxy": ("v=2",)})
        self.assertEqual("/x", flags(components.api_server(PATHS, extra))["audit-log-path"])
        self.assertEqual("2", flags(components.kube_proxy(PATHS, extra))["v"])
        self.assertNotIn("v", flags(components.scheduler(PATHS, extra)))

    def test_secrets_are_encrypted_only_when_asked_for(self):
        key = "encryption-provider-config"
        self.assertNotIn(key, flags(components.api_server(PATHS, CONFIG)))
        asked = replace(CONFIG, encryption_provider="secretbox")
        self.assertEqual(str(PATHS.encryption), flags(components.api_server(PATHS, asked))[key])

    def test_nothing_but_the_api_listens_to_others(self):
        self.assertEqual("0", flags(components.kine(PATHS))["metrics-bind-address"])
        for component in (components.controller_manager, components.scheduler):
            self.assertEqual("127.0.0.1", flags(component(PATHS, CONFIG))["bind-address"])

    def test_kubelet_lets_nobody_in_unasked(self):
        settings = components.kubelet_settings(PATHS, CONFIG)
        self.assertEqual({"enabled": False}, settings["authentication"]["anonymous"])
        self.assertEqual("Webhook", settings["authorization"]["mode"])

    def test_pods_live_in_the_first_node_network(self):
        bridge = containerd.pod_network(CONFIG, Path("/leases"))["plugins"][0]
        self.assertEqual([[{"subnet": "10.42.0.0/24"}]], bridge["ipam"]["ranges"])

    def test_a_cluster_network_too_small_for_a_node_is_refused(self):
        with self.assertRaisesRegex(Failure, "no room"):
            containerd.pod_network(replace(CONFIG, cluster_cidr="10.42.0.0/25"), Path("/leases"))


if __name__ == "__main__":
    unittest.main()
