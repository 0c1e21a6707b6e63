package dev.coffre.scan.history;

import dev.coffre.git.object.ObjectId;
import java.util.List;

/// What a blob holds.
record Held(ObjectId blob, List<Spot> spots) {}
