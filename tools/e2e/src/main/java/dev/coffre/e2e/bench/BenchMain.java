package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `make bench`: measures, prints and writes `docs/reference/performance.md`.
///
/// Exit status 0 if every bar was met, 1 if one was missed, 2 for a wrong command line.
public final class BenchMain {
  private static final long LARGE = 1L << 30;
  private static final String ROUNDS = "5";
  private static final String BACKUPS = "--backups";
  private static final String ACCESS = "--access";
  private static final String HISTORY = "--history";

  private BenchMain() {}

  /// Measures; the argument, if there is one, is the number of rounds, or `--backups` or `--access`
  /// for those alone and no page, or `--history` and a repository's folder.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var words = List.of(arguments);
    boolean history = words.size() == 2 && words.getFirst().equals(HISTORY);
    boolean backups = words.equals(List.of(BACKUPS));
    boolean access = words.equals(List.of(ACCESS));
    boolean usual = words.isEmpty() || history || backups || access;
    var rounds = usual ? ROUNDS : words.getFirst();
    if ((words.size() > 1 && !history) || !rounds.matches("[1-9][0-9]?")) {
      System.err.println("usage: scripts/bench [ROUNDS]   (5 unless given)");
      System.err.println("       scripts/bench --backups");
      System.err.println("       scripts/bench --access");
      System.err.println("       scripts/bench --history REPOSITORY");
      System.exit(2);
    }
    var folder = Files.createTempDirectory("coffre-bench-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    boolean met;
    if (history) {
      met = runHistory(folder, Path.of(words.getLast()));
    } else {
      met = access ? runAccess(folder) : run(folder, Integer.parseInt(rounds), backups);
    }
    System.exit(met ? 0 : 1);
  }

  private static boolean runHistory(Path folder, Path repository)
      throws IOException, InterruptedException {
    var page = Checkout.here().resolve("docs/reference/history-performance.md");
    return new HistoryBench(BuiltImage.here(), page, folder).run(repository);
  }

  private static boolean runAccess(Path folder) throws IOException, InterruptedException {
    var comparisons = access(BuiltImage.here(), Peers.here(), folder, Integer.parseInt(ROUNDS));
    return measured(comparisons).stream().allMatch(Measured::meetsBar);
  }

  private static List<Comparison> access(BuiltImage image, Peers peers, Path folder, int rounds)
      throws IOException, InterruptedException {
    var workshop = new AccessWorkshop(folder.resolve("access"), peers);
    workshop.prepare();
    return new AccessComparisons(image, peers, workshop, rounds).all();
  }

  private static boolean run(Path folder, int rounds, boolean backupsAlone)
      throws IOException, InterruptedException {
    var image = BuiltImage.here();
    var peers = Peers.here();
    var workshop = new Workshop(folder, peers);
    var measured = new ArrayList<Measured>();
    if (backupsAlone) {
      workshop.prepareKey();
    } else {
      workshop.prepare(LARGE);
      measured.addAll(measured(filesAndScans(folder, image, peers, workshop, rounds)));
      measured.addAll(measured(access(image, peers, folder, rounds)));
    }
    try (var backups = BackupWorkshop.prepare(image, peers, workshop, folder.resolve("backup"))) {
      measured.addAll(measured(new BackupComparisons(peers, backups, rounds).all()));
    }
    if (!backupsAlone) {
      write(
          new Page(
              LocalDate.now(Clock.systemUTC()), Machine.here(), versions(image, peers), measured));
    }
    return measured.stream().allMatch(Measured::meetsBar);
  }

  private static List<Comparison> filesAndScans(
      Path folder, BuiltImage image, Peers peers, Workshop workshop, int rounds)
      throws IOException, InterruptedException {
    var bare = BareJvm.prepare(image, folder.resolve("bare"));
    var scans = new ScanWorkshop(folder.resolve("scan"));
    scans.prepare(image.launcher("coffre"), workshop.recipient());
    var comparisons = new ArrayList<>(new Comparisons(image, peers, workshop, bare, rounds).all());
    comparisons.addAll(new ScanComparisons(image, peers, scans, bare, rounds).all());
    return comparisons;
  }

  private static void write(Page page) throws IOException {
    var target = Checkout.here().resolve("docs/reference/performance.md");
    Files.createDirectories(target.getParent());
    Files.writeString(target, page.markdown());
  }

  private static List<Measured> measured(List<Comparison> comparisons)
      throws IOException, InterruptedException {
    var measured = new ArrayList<Measured>();
    for (var comparison : comparisons) {
      measured.add(new Stopwatch().measure(comparison));
      System.out.println(line(measured.getLast()));
    }
    return measured;
  }

  private static String line(Measured measured) {
    return "%s %s: %.2f × (bar %s ×), %.2f s, peer %.2f s"
        .formatted(
            measured.meetsBar() ? "✓" : "✗",
            measured.comparison().work(),
            measured.ratio(),
            measured.comparison().bar(),
            measured.ours().median().toMillis() / 1e3,
            measured.peer().median().toMillis() / 1e3);
  }

  /// As the programs say themselves.
  private static List<String> versions(BuiltImage image, Peers peers)
      throws IOException, InterruptedException {
    return List.of(
        "Ours: " + firstLine(image.launcher("coffre").toString(), "version"),
        "Peers: age %s, %s, %s"
            .formatted(
                firstLine(peers.age().toString(), "--version"),
                firstLine(peers.sops().toString(), "--disable-version-check", "--version"),
                firstLine(
                    peers.postgresql(BackupWorkshop.MAJOR).resolve("pg_dump").toString(),
                    "--version")));
  }

  private static String firstLine(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).start();
    try (var lines = process.inputReader()) {
      var line = String.valueOf(lines.readLine());
      process.waitFor();
      return line;
    }
  }

  private static void remove(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
