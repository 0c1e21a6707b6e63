package dev.coffre.sops.key;

import dev.coffre.sops.metadata.MasterKey;

/// Why one key did not serve.
///
/// @param reason a sentence for the user, without secrets
public record KeyFailure(MasterKey key, String reason) {}
