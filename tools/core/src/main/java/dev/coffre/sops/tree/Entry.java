package dev.coffre.sops.tree;

/// A key and what it maps to. The key is never encrypted.
public record Entry(String key, Node value) implements Item {}
