package dev.coffre.scan.detect;

import dev.coffre.scan.rule.Rule;
import java.util.Optional;

/// What became of a rule at a place where one of its keywords stands, or in a file that it goes by
/// the name of.
///
/// @param keyword or the file's name
/// @param named whether it is the file's name; then start and end mean the line
/// @param start of the keyword, in bytes
/// @param end behind it
/// @param found what the rule takes for the secret, if it has the form
/// @param refusal the step that refused it; nothing if the rule reports it
/// @param detail of the refusal, or of what was passed; never the secret
public record Trial(
    Rule rule,
    String keyword,
    boolean named,
    int start,
    int end,
    Optional<Candidate> found,
    Optional<Refusal> refusal,
    String detail) {}
