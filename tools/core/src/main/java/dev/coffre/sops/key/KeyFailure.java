package dev.coffre.sops.key;

import dev.coffre.sops.metadata.MasterKey;

/// Why one key did not serve.
///
/// @param reason in the words of sops, without secrets
/// @param brief the same in few words, without the places that were searched for keys
public record KeyFailure(MasterKey key, String reason, String brief) {}
