package dev.coffre.backup;

import java.time.Duration;

/// What was promised for a target.
///
/// @param rpo how much may be lost: how old the newest backup may be
/// @param rto how long a restore may take
public record Objectives(Duration rpo, Duration rto) {}
