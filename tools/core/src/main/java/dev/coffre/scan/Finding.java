package dev.coffre.scan;

import dev.coffre.scan.rule.Rule;

/// A secret in clear. Says where, never what: the secret's bytes stay in the text that was scanned.
///
/// @param rule what found it
/// @param start of the secret in the text, in bytes
/// @param end behind the secret
/// @param line from 1
/// @param column of the first byte in its line, from 1, in bytes
public record Finding(Rule rule, int start, int end, int line, int column) {}
