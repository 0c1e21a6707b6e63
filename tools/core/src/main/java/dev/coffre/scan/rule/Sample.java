package dev.coffre.scan.rule;

/// A text that shows what a rule finds, or what it must leave alone.
///
/// @param rule the rule's id
/// @param found whether the rule must find a secret in it
public record Sample(String rule, String text, boolean found) {}
