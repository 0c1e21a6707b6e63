package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.drill.DrillRecord;
import dev.coffre.evidence.Chain;
import dev.coffre.evidence.DrillEvidence;
import dev.coffre.evidence.EvidenceException;
import dev.coffre.evidence.Head;
import dev.coffre.evidence.SigningKey;
import dev.coffre.evidence.VerificationKey;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The evidence of a repository: a folder for each target, the public keys beside the plan, and the
/// heads.
///
/// @param folder of the chains
/// @param keys the folder of public keys
record EvidenceFolder(Host host, Path folder, Path keys, HeadStore heads) {

  /// The public keys that evidence may be signed by.
  List<VerificationKey> verificationKeys() throws CommandException, FileFailure {
    var found = new ArrayList<VerificationKey>();
    if (!Files.isDirectory(keys)) {
      return found;
    }
    try (var files = Files.newDirectoryStream(keys, "*.pem")) {
      for (var file : files) {
        found.add(VerificationKey.parse(Files.readString(file)));
      }
      return found;
    } catch (EvidenceException e) {
      throw CommandException.failed(
          host.shown(keys) + " holds something else than public keys: " + e.getMessage(),
          "keep only what 'coffre drill keygen' wrote there");
    } catch (IOException e) {
      throw new FileFailure(host.shown(keys), e);
    }
  }

  /// The targets that there is evidence of.
  List<String> targets() throws FileFailure {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var folders = Files.list(folder)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FileFailure(host.shown(folder), e);
    }
  }

  /// The chain of a target.
  Chain chain(String target) throws CommandException, FileFailure {
    return Chain.read(target, files(target), heads.read(target), verificationKeys());
  }

  /// The drills of a target that there is evidence of, which is read once for all that is asked of
  /// them.
  PastDrills past(String target) throws CommandException, FileFailure {
    return new PastDrills(chain(target).records().stream().map(record -> record.drill()).toList());
  }

  private List<Chain.File> files(String target) throws FileFailure {
    var chain = folder.resolve(target);
    var files = new ArrayList<Chain.File>();
    if (!Files.isDirectory(chain)) {
      return files;
    }
    try (var found = Files.list(chain)) {
      for (var file : found.sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".json")) {
          files.add(new Chain.File(name, Files.readString(file)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new FileFailure(host.shown(chain), e);
    }
  }

  /// Whether a record can be added: the chain is sound, or lacks only the head that a killed drill
  /// did not come to write, which is written now.
  ///
  /// @throws CommandException if it is not
  void prepare(String target, SigningKey key) throws CommandException, FileFailure {
    var known = withOwn(key);
    var files = files(target);
    var head = heads.read(target);
    if (Chain.lacksOnlyTheHead(target, files, head, known)) {
      anchor(target, files.size(), files.getLast().text(), key);
      return;
    }
    var chain = Chain.read(target, files, head, known);
    if (!chain.problems().isEmpty()) {
      throw CommandException.refused(
          chain.problems().getFirst(),
          "evidence is only added to a sound chain; put back what was there, from Git");
    }
    if (!files.isEmpty() && head.isEmpty()) {
      throw CommandException.refused(
          target + ": there is evidence, and no head of its chain in " + heads.name(),
          "fetch it: git fetch origin 'refs/coffre/*:refs/coffre/*'");
    }
  }

  private List<VerificationKey> withOwn(SigningKey key) throws CommandException, FileFailure {
    var known = verificationKeys();
    if (known.stream().noneMatch(other -> other.id().equals(key.publicKey().id()))) {
      throw CommandException.refused(
          "the public half of the signing key is not in " + host.shown(keys),
          "nobody could verify the evidence: commit the public key that 'coffre drill keygen'"
              + " wrote");
    }
    return known;
  }

  /// Signs a record, adds it to its chain and moves the head on.
  ///
  /// @return the record's file
  Path add(DrillRecord drill, SigningKey key) throws CommandException, FileFailure {
    prepare(drill.target(), key);
    var files = files(drill.target());
    var previous = files.isEmpty() ? "" : DrillEvidence.digest(files.getLast().text());
    var text = new DrillEvidence(drill, files.size() + 1L, previous).sign(key);
    var chain = folder.resolve(drill.target());
    var file = chain.resolve(Chain.name(files.size() + 1L));
    try {
      Files.createDirectories(chain);
      host.files().replace(file, text.getBytes(StandardCharsets.UTF_8), Access.USUAL);
    } catch (IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
    anchor(drill.target(), files.size() + 1L, text, key);
    return file;
  }

  private void anchor(String target, long count, String last, SigningKey key)
      throws CommandException, FileFailure {
    heads.write(target, new Head(target, count, DrillEvidence.digest(last)).sign(key));
  }
}
