package dev.coffre.sops.store;

/// An alias of a YAML text in whose place a copy of what it stood for was written. sops encrypts
/// every value together with its path, so that a value which is written once and used in two places
/// can be decrypted in one of them at most.
///
/// @param name of its anchor
/// @param line in the text before the change, from 1
public record ExpandedAlias(String name, int line) {}
