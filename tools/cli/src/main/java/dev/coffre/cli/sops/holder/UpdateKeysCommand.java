package dev.coffre.cli.sops.holder;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Configuration;
import dev.coffre.cli.sops.call.EngineFailure;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.Recipes;
import dev.coffre.cli.sops.document.Recipients;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `sops updatekeys FILE…`: the holders of files become those of the configuration. The data key,
/// the values and the MAC stay.
public final class UpdateKeysCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    var configuration = Configuration.of(call);
    configuration.require();
    var names = call.given().arguments();
    if (names.isEmpty()) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    if (names.size() == 1) {
      update(call, configuration, call.path(names.getFirst()));
      return;
    }
    int failed = 0;
    for (var name : names) {
      try {
        update(call, configuration, call.path(name));
      } catch (Failure e) {
        failed++;
        call.log().error(String.valueOf(e.getMessage()));
      }
    }
    if (failed > 0) {
      throw Failure.generic("failed updating %d key(s)".formatted(failed));
    }
  }

  private static void update(Call call, Configuration configuration, Path file) throws Failure {
    if (!Files.exists(file)) {
      throw Failure.generic("stat %s: no such file or directory".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw Failure.generic("can't operate on a directory");
    }
    var documents = Documents.of(call, configuration, file.toString());
    call.log().plain("Syncing keys for file " + file);
    var parsed = documents.readEncrypted(Input.file(file));
    var metadata = documents.metadata(parsed);
    var wanted = wanted(configuration, file);
    int threshold = Math.min(metadata.shamirThreshold(), wanted.size());
    var diff = KeyDiff.between(metadata.groups().stream().map(KeyGroup::keys).toList(), wanted);
    if (diff.isEmpty() && threshold == metadata.shamirThreshold()) {
      call.log().plain("File %s already up to date".formatted(file));
      return;
    }
    call.host().out().println("The following changes will be made to the file's groups:");
    diff.print(call.host().out(), metadata.shamirThreshold(), threshold);
    if (!call.given().on("yes") && !isAgreed(call)) {
      call.log().plain("File %s left unchanged".formatted(file));
      return;
    }
    var shared = share(documents, metadata, wanted, threshold);
    Output.replace(
        call, file, documents.write(new Store.Parsed(parsed.tree(), Optional.of(shared.toNode()))));
    call.log().plain("File %s synced with new keys".formatted(file));
  }

  private static List<List<MasterKey>> wanted(Configuration configuration, Path file)
      throws Failure {
    return Recipients.checked(
        configuration
            .rule(file)
            .map(CreationRule::groups)
            .orElseThrow(() ->
                Failure.generic(
                    "The config file %s does not contain any creation rule"
                        .formatted(configuration.file().orElseThrow()))));
  }

  private static Metadata share(
      Documents documents, Metadata metadata, List<List<MasterKey>> groups, int threshold)
      throws Failure {
    Recipes.warnOfMixture(documents.call(), groups);
    try {
      return documents.keys().share(metadata, groups, threshold);
    } catch (SopsException.NoKeys e) {
      throw Failure.generic(
          "error updating one or more master keys: [%s]".formatted(e.getMessage()));
    } catch (SopsException e) {
      throw EngineFailure.of(e);
    }
  }

  private static boolean isAgreed(Call call) throws Failure {
    while (true) {
      call.host().out().print("Is this okay? (y/n):");
      call.host().out().flush();
      switch (answer(call)) {
        case "y" -> {
          return true;
        }
        case "n" -> {
          return false;
        }
        default -> {}
      }
    }
  }

  private static String answer(Call call) throws Failure {
    var line = new StringBuilder();
    try {
      int read;
      while ((read = call.host().in().read()) >= 0 && read != '\n') {
        line.append((char) read);
      }
      if (read < 0 && line.isEmpty()) {
        throw Failure.generic("EOF");
      }
    } catch (IOException e) {
      throw Failure.generic(Input.reason(e));
    }
    return word(line.toString().strip());
  }

  /// An answer is one word; anything else ends the command, as in sops.
  private static String word(String answer) throws Failure {
    if (answer.isEmpty() || answer.contains(" ")) {
      throw Failure.generic(answer.isEmpty() ? "unexpected newline" : "expected newline");
    }
    return answer;
  }
}
