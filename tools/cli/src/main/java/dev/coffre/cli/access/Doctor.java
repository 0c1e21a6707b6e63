package dev.coffre.cli.access;

import static java.time.ZoneOffset.UTC;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.cli.recovery.RecoveriesFile;
import dev.coffre.keys.Holder;
import dev.coffre.keys.HolderKind;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.PublicKey;
import dev.coffre.policy.Glance;
import dev.coffre.recovery.Recoveries;
import dev.coffre.scan.input.FileTree;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a look at registry, files and identities finds; one sentence each.
public final class Doctor {
  private static final int SOON_DAYS = 30;

  /// A drill of a recovery key says something for a quarter of a year.
  private static final int DRILL_DAYS = 92;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final RegistryFile file;
  private final Recoveries recoveries;
  private final LocalDate today;
  private final Set<String> found = new TreeSet<>();

  private Doctor(RegistryFile file, Recoveries recoveries, LocalDate today) {
    this.file = file;
    this.recoveries = recoveries;
    this.today = today;
  }

  /// Looks.
  public static List<String> findings(Host host, RegistryFile file)
      throws CommandException, FileFailure, InterruptedException {
    var recoveries = RecoveriesFile.read(file.root());
    var doctor = new Doctor(file, recoveries, RegistryFile.today(host));
    doctor.registry();
    var plans = FilePlans.of(host, List.of(file.root()), _ -> Optional.empty());
    plans.failures().forEach(failure -> doctor.found.add(String.valueOf(failure.getMessage())));
    plans.files().forEach(doctor::file);
    doctor.identities(host);
    return new ArrayList<>(doctor.found);
  }

  private void registry() {
    for (var danger : file.registry().dangers(today)) {
      found.add("rule " + danger.text());
    }
    for (var holder : file.registry().holders()) {
      expiry(holder);
      recovery(holder);
      if (holder.attested().isEmpty() && holder.status() == HolderStatus.ACTIVE) {
        found.add(holder.name() + ": nobody saw that it has its private key");
      }
    }
    file.registry().rules().stream()
        .filter(rule -> file.registry().readers(rule, today).size() == 1)
        .forEach(rule -> found.add("rule " + rule.path() + ": one holder alone can read"));
  }

  private void expiry(Holder holder) {
    if (holder.status() == HolderStatus.REVOKED || holder.expires().isEmpty()) {
      return;
    }
    var last = holder.expires().get();
    if (holder.isExpired(today)) {
      found.add(holder.name() + ": expired on " + last);
    } else if (last.isBefore(today.plusDays(SOON_DAYS))) {
      found.add(holder.name() + ": expires on " + last);
    }
  }

  /// A key that was taken from its paper recovers nothing any more, and one that nobody tried for
  /// long may not.
  private void recovery(Holder holder) {
    var recipient = holder.recipient().text();
    for (var use : recoveries.of(List.of(recipient))) {
      if (holder.status() != HolderStatus.REVOKED) {
        found.add(holder.name() + ": a recovery key that " + use.taken() + "; revoke it");
      }
    }
    if (holder.kind() != HolderKind.RECOVERY || !holder.mayRead(today)) {
      return;
    }
    var last = recoveries.lastDrill(recipient).map(when -> LocalDate.ofInstant(when, UTC));
    if (last.isEmpty()) {
      found.add(holder.name() + ": no drill showed that it opens the files; keys recover --drill");
    } else if (last.get().isBefore(today.minusDays(DRILL_DAYS))) {
      found.add(holder.name() + ": its last drill was on " + last.get() + "; keys recover --drill");
    }
  }

  private void file(FilePlan plan) {
    var keys = plan.has().groups().stream().map(KeyGroup::keys).flatMap(List::stream).toList();
    for (var key : keys) {
      key(plan, key);
    }
    for (var use : recoveries.of(keys.stream().map(MasterKey::id).toList())) {
      found.add(plan.name() + ": a recovery key can read it that " + use.taken());
    }
    if (keys.stream().anyMatch(MasterKey::isPostQuantum)
        && keys.stream().anyMatch(MasterKey::isClassic)) {
      found.add(plan.name() + ": post-quantum and classic keys are mixed");
    }
    var living = new TreeSet<String>();
    for (var holder : file.registry().holders()) {
      if (holder.mayRead(today) && ReadableFiles.opens(Set.of(holder.recipient()), plan.has())) {
        living.add(holder.name());
      }
    }
    if (living.isEmpty()) {
      found.add(plan.name() + ": no holder who exists can read it");
    } else if (living.size() == 1) {
      found.add(plan.name() + ": " + living.first() + " alone can read it");
    }
  }

  private void key(FilePlan plan, MasterKey key) {
    if (key.kind() != KeyKind.AGE) {
      return;
    }
    var holder = file.registry().holderOf(PublicKey.of(key.id()));
    if (holder.isEmpty()) {
      found.add(plan.name() + ": " + PublicKey.of(key.id()).shown() + " is nobody's key");
    } else if (!holder.get().mayRead(today)) {
      var why = holder.get().isExpired(today) ? "expired" : "revoked";
      found.add(plan.name() + ": " + holder.get().name() + " can read it, and is " + why);
    }
  }

  /// Identities in the repository, and those at hand that others can read.
  private void identities(Host host) throws FileFailure {
    try {
      for (var path : FileTree.files(file.root())) {
        var content = Files.readAllBytes(path);
        if (Glance.isIdentity(content)) {
          found.add(host.shown(path) + ": a private key lies in the repository");
        }
      }
      for (var path : places(host)) {
        if (Files.isRegularFile(path) && isOpen(path)) {
          found.add(host.shown(path) + ": others can read this identity; chmod 600");
        }
      }
    } catch (IOException e) {
      throw new FileFailure(host.shown(file.root()), e);
    }
  }

  private static List<Path> places(Host host) {
    var places = new ArrayList<Path>();
    KeysAtHand.file(host).ifPresent(places::add);
    Optional.ofNullable(host.environment().get("SOPS_AGE_KEY_FILE"))
        .filter(name -> !name.isEmpty())
        .map(host::resolve)
        .ifPresent(places::add);
    return places;
  }

  private static boolean isOpen(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }
}
