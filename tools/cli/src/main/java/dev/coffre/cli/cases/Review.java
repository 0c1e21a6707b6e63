package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.Present;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.access.RegistryFile;
import java.time.LocalDate;

/// Holds cases against the files as they are now.
record Review(Ground ground, Present present, CaseKeys keys, LocalDate today)
    implements AutoCloseable {

  static Review of(Host host, RegistryFile registry) throws CommandException, FileFailure {
    var ground = Ground.of(host, registry);
    return new Review(ground, ground.present(), CaseKeys.of(host), RegistryFile.today(host));
  }

  /// The case as it stands; as it is written where no key at hand opens it.
  Case of(Case kase) {
    var key = keys.of(kase);
    if (key.isEmpty()) {
      return kase;
    }
    try (var opened = key.get()) {
      return kase.reviewed(present, opened, today);
    }
  }

  /// Whether a key at hand opens a case.
  boolean sees(Case kase) {
    var key = keys.of(kase);
    key.ifPresent(dev.coffre.secret.SecretBytes::close);
    return key.isPresent();
  }

  @Override
  public void close() {
    ground.close();
  }
}
