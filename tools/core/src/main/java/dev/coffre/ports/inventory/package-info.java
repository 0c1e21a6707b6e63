/// The hosts of an Ansible inventory, as far as a probe needs them: how they are reached over SSH,
/// at which addresses others see them, and where they stand. {@link Inventory} reads the YAML files
/// that Ansible reads.
@NullMarked
package dev.coffre.ports.inventory;

import org.jspecify.annotations.NullMarked;
