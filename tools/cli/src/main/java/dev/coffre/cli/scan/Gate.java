package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.object.GitException;
import dev.coffre.policy.Check;
import dev.coffre.policy.Neighbours;
import dev.coffre.policy.Rules;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.BaselineException;
import dev.coffre.scan.baseline.Judge;
import dev.coffre.scan.baseline.Salt;
import dev.coffre.scan.baseline.Sighting;
import dev.coffre.scan.rule.Allowance;
import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.ScanSettings;
import dev.coffre.scan.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a repository says of its scans: its baseline and its settings.
///
/// @param root the repository's, or the current folder where there is none
/// @param rooted whether files are named from the root, not from the current folder
public record Gate(Host host, Path root, boolean rooted, ScanSettings settings) {
  private static final String BASELINE_HINT =
      "correct the line; 'coffre scan baseline' writes a new file if there is none";

  /// That of the repository around the current folder.
  public static Gate of(Host host) throws CommandException, FileFailure {
    var root = root(host.directory());
    return new Gate(host, root, false, SettingsFile.read(root));
  }

  /// That of the repository around the current folder, for what Git names from its root.
  public static Gate ofRepository(Host host) throws CommandException, FileFailure {
    return of(host).fromRoot();
  }

  /// Opens the repository around the current folder.
  public Repository repository() throws GitException {
    return repository(host, host.directory());
  }

  /// Opens the repository around a folder.
  public static Repository repository(Host host, Path folder) throws GitException {
    return Repository.open(folder, Surroundings.from(host.environment(), folder));
  }

  private static Path root(Path start) {
    var folder = Optional.of(start);
    while (folder.isPresent()) {
      if (Files.exists(folder.get().resolve(".git"))) {
        return folder.get();
      }
      folder = Optional.ofNullable(folder.get().getParent());
    }
    return start;
  }

  /// The same for an input that names its files from the root: what git says.
  public Gate fromRoot() {
    return new Gate(host, root, true, settings);
  }

  /// What a file of the work tree holds; empty if there is none.
  public static Optional<byte[]> onDisk(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /// The creation rules for the files of a tree.
  ///
  /// @param start where those are looked for that no folder of a file has
  public Rules rules(Neighbours files, Path start) {
    var named = host.environment().getOrDefault("SOPS_CONFIG", "");
    var only = named.isEmpty() ? Optional.<Path>empty() : Optional.of(host.resolve(named));
    Neighbours configured =
        file -> only.filter(file::equals).isPresent() ? onDisk(file) : files.read(file);
    return new Rules(configured, only, start);
  }

  /// The same for paths as a user gives them.
  Gate fromHere() {
    return new Gate(host, root, false, settings);
  }

  /// Knows the rules that apply here.
  public Scanner scanner() {
    return scanner(Severity.LOW);
  }

  /// Knows the rules that apply here.
  ///
  /// @param least rules of a lower severity are not asked
  Scanner scanner(Severity least) {
    return new Scanner(settings.book(Scanner.builtInRules()), least);
  }

  /// The findings of files that the team does not leave out.
  List<Located> counted(List<Located> findings) {
    var counted = new ArrayList<>(findings);
    counted.removeIf(found -> leavesOut(found.path()));
    return counted;
  }

  /// Whether the team leaves out a file.
  public boolean leavesOut(String shown) {
    return settings.leavesOut(path(shown));
  }

  Baseline baseline() throws CommandException, FileFailure {
    var file = root.resolve(Baseline.PATH);
    if (!Files.exists(file)) {
      return Baseline.none();
    }
    try {
      return Baseline.parse(Baseline.PATH, Files.readString(file));
    } catch (BaselineException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), BASELINE_HINT);
    } catch (IOException e) {
      throw new FileFailure(Baseline.PATH, e);
    }
  }

  /// The baseline, or one without a line that has a new salt.
  Baseline saltedBaseline() throws CommandException, FileFailure {
    var baseline = baseline();
    return baseline.salts().isEmpty()
        ? new Baseline(List.of(Salt.random(host.randomness())), List.of())
        : baseline;
  }

  void write(Baseline baseline) throws FileFailure {
    var file = root.resolve(Baseline.PATH);
    try {
      Files.createDirectories(file.getParent());
      var text = baseline.text().getBytes(StandardCharsets.UTF_8);
      host.files().replace(file, text, Access.USUAL);
    } catch (IOException e) {
      throw new FileFailure(Baseline.PATH, e);
    }
  }

  /// The day that `until` is compared with.
  public LocalDate today() {
    return LocalDate.ofInstant(host.clock().instant(), host.clock().getZone());
  }

  /// Whether an id is that of a rule or a check.
  public static Predicate<String> ids(RuleBook rules) {
    return id -> isCheck(id) || rules.has(id);
  }

  private static boolean isCheck(String id) {
    for (var check : Check.values()) {
      if (check.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  Judge judge(Baseline baseline, Scanner scanner) {
    return new Judge(baseline, this::today, ids(scanner.rules()), settings.allowed());
  }

  Sighting sighting(Located found) {
    return new Sighting(
        found.topic().id(),
        path(found.path()),
        found.region().line(),
        found.region().column(),
        found.secret(),
        found.markers());
  }

  /// Whether everything in the repository is below some paths.
  public boolean isWhole(List<String> paths) {
    for (var path : paths) {
      if (root.startsWith(host.resolve(path).normalize())) {
        return true;
      }
    }
    return false;
  }

  /// Says which allowances are for nothing, after the whole repository was looked at.
  ///
  /// @param asked the ids of the rules that looked
  /// @param used those that were for something
  public void tellUnused(Predicate<String> asked, Collection<Allowance> used) {
    for (var allowance : settings.allowed()) {
      if (asked.test(allowance.rule()) && !used.contains(allowance)) {
        host.err()
            .println(
                "coffre: %s: nothing needs this allowance any more (%s in %s); take it out"
                    .formatted(allowance.place(), allowance.rule(), allowance.path()));
      }
    }
  }

  /// A path as the baseline has it: from the root, wherever the command was started.
  public String path(String shown) {
    if (rooted) {
      return shown;
    }
    var file = host.resolve(shown);
    return file.startsWith(root)
        ? root.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }
}
