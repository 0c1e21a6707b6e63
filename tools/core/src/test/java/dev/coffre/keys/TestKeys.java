package dev.coffre.keys;

import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.X25519Identity;
import java.util.Random;

/// Recipients made from numbers; their private halves are worth nothing.
final class TestKeys {
  private TestKeys() {}

  static String classic(int number) {
    try (var identity = X25519Identity.generate(new Random(number)::nextBytes)) {
      return identity.recipient().toString();
    }
  }

  static String hybrid(int number) {
    try (var identity = HybridIdentity.generate(new Random(number)::nextBytes)) {
      return identity.recipient().toString();
    }
  }

  /// A registry with three people and a recovery key, rules for yaml and env files.
  static String registry() {
    return """
    sops_yaml: generated
    teams:
      ops: who runs the platform
      vault: offline
    holders:
      alice:
        kind: person
        owner: alice@example.org
        teams: [ops]
        recipient: %s
        created: 2026-11-01
        attested: {by: bob, date: 2026-11-02}
      bob:
        kind: person
        owner: bob@example.org
        teams: [ops]
        recipient: %s
        created: 2026-11-01
        expires: 2026-12-31
        unattested: the first of all
      paper:
        kind: recovery
        owner: bob@example.org
        teams: [vault]
        recipient: %s
        created: 2026-11-01
        unattested: lies in the safe
    rules:
      - path: ^ops/.*\\.yaml$
        teams: [ops, vault]
        minimum_readers: 2
        recovery_keys: 1
        keys: any
      - path: \\.env$
        teams: [ops]
    """
        .formatted(classic(1), classic(2), classic(3));
  }
}
