package dev.coffre.inventory.date;

/// What a commit has in common with a parent, and what it has not.
record Split(WaitingFolder same, WaitingFolder other) {}
