package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.json.Json;
import dev.coffre.keys.Holder;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what files tell without a key.
public final class KeysInspectCommand implements NativeCommand.Action {
  private final Host host;
  private List<String> names = List.of();
  private boolean json;

  /// For the files of `host`.
  public KeysInspectCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say who can open files, by name where the registry knows them, what of them is"
                + " encrypted and when they were written. Needs no key.")
        .operands("FILE", 1, "Encrypted files.", given -> names = given)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var registry = RegistryFile.find(host).map(RegistryFile::registry);
    var reports = new ArrayList<Json>();
    for (var name : names) {
      var metadata = metadata(name);
      if (json) {
        reports.add(json(name, metadata, registry));
      } else {
        host.out().print(text(name, metadata, registry));
      }
    }
    if (json) {
      host.out().println(Json.object().withObjects("files", reports));
    }
    return ExitCode.OK;
  }

  private Metadata metadata(String name) throws FileFailure {
    try {
      return Sops.metadata(SecretFile.read(host, name, Optional.empty()).parsed());
    } catch (SopsException e) {
      throw new FileFailure(name, e);
    }
  }

  private static Optional<Holder> holder(MasterKey key, Optional<Registry> registry) {
    return key.kind() == KeyKind.AGE
        ? registry.flatMap(known -> known.holderOf(PublicKey.of(key.id())))
        : Optional.empty();
  }

  private static String text(String name, Metadata metadata, Optional<Registry> registry) {
    var text = new StringBuilder(name).append('\n');
    int number = 0;
    for (var group : metadata.groups()) {
      number++;
      if (metadata.groups().size() > 1) {
        text.append("  key group ").append(number).append('\n');
      }
      for (var key : group.keys()) {
        var holder = holder(key, registry);
        text.append("  ").append(key.kind().label()).append(' ');
        text.append(PublicKey.of(key.id()).shown());
        text.append("  ").append(PublicKey.of(key.id()).fingerprint());
        holder.ifPresent(
            known -> text.append("  ").append(known.name()).append(", ").append(known.status()));
        text.append(registry.isPresent() && holder.isEmpty() ? "  not in the registry" : "");
        text.append('\n');
      }
    }
    text.append("  readers:   ").append(strength(metadata)).append('\n');
    text.append("  encrypted: ").append(selector(metadata)).append('\n');
    text.append("  written:   ").append(metadata.lastModified());
    return text.append(" by version ").append(metadata.version()).append('\n').toString();
  }

  private static String selector(Metadata metadata) {
    var selector = metadata.selector();
    return selector.pattern().isEmpty()
        ? "everything"
        : selector.kind().field() + " " + selector.pattern();
  }

  /// Whether somebody who records the file today may read it with a computer to come.
  private static String strength(Metadata metadata) {
    var keys = metadata.groups().stream().map(KeyGroup::keys).flatMap(List::stream).toList();
    boolean strong = keys.stream().anyMatch(MasterKey::isPostQuantum);
    boolean weak = keys.stream().anyMatch(MasterKey::isClassic);
    return strong && weak ? "post-quantum and classic mixed" : strong ? "post-quantum" : "classic";
  }

  private static Json json(String name, Metadata metadata, Optional<Registry> registry) {
    var keys = new ArrayList<Json>();
    int number = 0;
    for (var group : metadata.groups()) {
      number++;
      for (var key : group.keys()) {
        var report =
            Json.object()
                .with("group", number)
                .with("kind", key.kind().label())
                .with("key", key.id())
                .with("fingerprint", PublicKey.of(key.id()).fingerprint());
        holder(key, registry).ifPresent(holder -> report.with("holder", holder.name()));
        keys.add(report);
      }
    }
    return Json.object()
        .with("file", name)
        .withObjects("keys", keys)
        .with("groupsNeeded", Math.max(1, metadata.shamirThreshold()))
        .with("readers", strength(metadata))
        .with("encrypted", selector(metadata))
        .with("written", metadata.lastModified())
        .with("version", metadata.version());
  }
}
