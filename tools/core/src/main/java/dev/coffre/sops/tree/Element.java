package dev.coffre.sops.tree;

/// An element of a {@link Node.Sequence}: a node, or a comment between nodes.
public sealed interface Element permits Node, Comment {}
