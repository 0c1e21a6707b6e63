package dev.coffre.sops.tree;

/// An item of a {@link Node.Mapping}: an entry, or a comment between entries.
public sealed interface Item permits Entry, Comment {}
