package dev.coffre.keys;

import java.time.LocalDate;

/// Says that a holder was seen to have its private key: it decrypted a challenge.
///
/// @param by who made the challenge
public record Attestation(String by, LocalDate on) {}
