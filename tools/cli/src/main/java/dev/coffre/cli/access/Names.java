package dev.coffre.cli.access;

import dev.coffre.keys.Holder;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// Calls keys by the names of their holders.
///
/// @param registry that knows them, if there is one
record Names(Optional<Registry> registry) {

  String of(PublicKey key) {
    return registry
        .flatMap(known -> known.holderOf(key))
        .map(Holder::name)
        .orElseGet(() -> key.shown() + (registry.isPresent() ? " (not in the registry)" : ""));
  }

  String of(MasterKey key) {
    return key.kind() == KeyKind.AGE
        ? of(PublicKey.of(key.id()))
        : key.kind().label() + " " + key.id();
  }

  String of(Collection<MasterKey> keys) {
    return keys.stream().map(this::of).sorted().collect(Collectors.joining(", "));
  }
}
