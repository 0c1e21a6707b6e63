package dev.coffre.cli.recovery;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.json.Json;
import dev.coffre.recovery.PaperException;
import dev.coffre.recovery.PaperPage;
import dev.coffre.recovery.PaperText;
import dev.coffre.recovery.RecoveryKey;
import dev.coffre.recovery.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a recovery key, on pages to print.
public final class KeysPaperCommand implements NativeCommand.Action {
  private static final List<String> NOTES =
      List.of(
          "Whoever has this page can read the files. Keep it where nobody can take it unseen.",
          "It stands here twice: as a QR code, and as lines. The word at the end of a line says",
          "whether the line was typed right; the last line, whether all of it was.",
          "coffre keys recover --drill shows that it still opens every file, and changes nothing.");

  private final Host host;

  private String folder = "";
  private Optional<String> shares = Optional.empty();
  private Optional<String> threshold = Optional.empty();
  private RecoveryKey.Kind kind = RecoveryKey.Kind.CLASSIC;
  private boolean json;

  /// For the folders of `host`.
  public KeysPaperCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make a recovery key for paper: pages in SVG to print, in a new folder that only you can"
                + " read. The key is kept nowhere else. Print them, remove the folder, and add the"
                + " recipient that is shown to .sops.yaml.",
            "With --shares the key is on no page: each has a share, and any --threshold of them"
                + " rebuild it.")
        .value(
            List.of("--shares"),
            "N",
            "Split it into N shares, a page each.",
            given -> shares = Optional.of(given))
        .value(
            List.of("--threshold"),
            "K",
            "How many shares rebuild it, 2 or more.",
            given -> threshold = Optional.of(given))
        .flag(
            List.of("--post-quantum"),
            "Make a hybrid post-quantum key.",
            () -> kind = RecoveryKey.Kind.HYBRID)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true)
        .operand("FOLDER", "A folder that is not there yet.", given -> folder = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var place = host.resolve(folder);
    requireNew(place);
    var numbers = numbers();
    try (var key = RecoveryKey.generate(kind, host.randomness())) {
      var pages = numbers.isPresent() ? shares(key, numbers.get()) : List.of(whole(key));
      Files.createDirectories(
          place,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (var page : pages) {
        host.files()
            .replace(
                place.resolve(page.name()),
                page.svg().getBytes(StandardCharsets.UTF_8),
                Access.OWNER_ONLY);
      }
      tell(key, pages);
    }
    return ExitCode.OK;
  }

  private void requireNew(Path place) throws CommandException {
    if (Files.exists(place)) {
      throw CommandException.refused(folder + ": it is there already", "name a new folder");
    }
    boolean inGit =
        Stream.<Path>iterate(place, Objects::nonNull, Path::getParent)
            .anyMatch(above -> Files.exists(above.resolve(".git")));
    if (inGit) {
      throw CommandException.refused(
          folder + ": it would be in a Git repository", "name a folder outside, best in memory");
    }
  }

  private record Numbers(int shares, int threshold) {}

  private Optional<Numbers> numbers() throws CommandException {
    if (shares.isEmpty() && threshold.isEmpty()) {
      return Optional.empty();
    }
    int parts = number(shares);
    int needed = number(threshold);
    if (needed < 2 || needed > parts || parts > 99) {
      throw CommandException.usage(
          "keys paper: --threshold is from 2 up to --shares, and that 99 at most",
          "as in --shares 5 --threshold 3");
    }
    return Optional.of(new Numbers(parts, needed));
  }

  private static int number(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
  }

  /// @param name of its file
  private record Page(String name, String svg) {}

  private static Page whole(RecoveryKey key) {
    var text = key.text();
    try (text) {
      return page("recovery-key.svg", "Recovery key", key, text.expose(KeysPaperCommand::ascii));
    }
  }

  private List<Page> shares(RecoveryKey key, Numbers numbers) throws CommandException {
    var split = key.split(numbers.shares(), numbers.threshold(), host.randomness());
    requireJoined(key, split.subList(0, numbers.threshold()));
    requireJoined(key, split.subList(split.size() - numbers.threshold(), split.size()));
    var pages = new ArrayList<Page>();
    for (var share : split) {
      var title =
          "Share %d of %d of a recovery key; %d rebuild it"
              .formatted(share.number(), numbers.shares(), numbers.threshold());
      pages.add(page("share-" + share.number() + ".svg", title, key, share.text()));
      share.close();
    }
    return pages;
  }

  /// Nobody would see it before the day on which the key is needed.
  private static void requireJoined(RecoveryKey key, List<Share> shares) throws CommandException {
    try (var joined = RecoveryKey.join(shares)) {
      if (joined.secret().sameAs(key.secret())) {
        return;
      }
    } catch (PaperException e) {
      throw unusable();
    }
    throw unusable();
  }

  private static CommandException unusable() {
    return CommandException.failed("the shares do not rebuild the key", "nothing was written");
  }

  private static Page page(String name, String title, RecoveryKey key, String text) {
    var notes = new ArrayList<>(NOTES);
    notes.add("Public key: " + shortened(key.recipient()));
    requireReadable(text);
    return new Page(name, new PaperPage(title, notes).svg(text));
  }

  private static void requireReadable(String text) {
    try {
      if (PaperText.parse(String.join("\n", PaperText.lines(text))).equals(text)) {
        return;
      }
    } catch (PaperException e) {
      throw new IllegalStateException("a page cannot be read back", e);
    }
    throw new IllegalStateException("a page is read as another text");
  }

  private static String shortened(String recipient) {
    return recipient.length() > 80 ? recipient.substring(0, 40) + "…" : recipient;
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private void tell(RecoveryKey key, List<Page> pages) {
    var names = pages.stream().map(Page::name).toList();
    if (json) {
      host.out()
          .println(
              Json.object()
                  .with("folder", folder)
                  .with("recipient", key.recipient())
                  .withStrings("pages", names));
      return;
    }
    host.out().println("recipient: " + key.recipient());
    names.forEach(name -> host.out().println("page:      " + folder + "/" + name));
    host.out().println("next:");
    host.out().println("  - print the pages, and remove the folder: rm -r " + folder);
    host.out().println("  - add the recipient to .sops.yaml, and encrypt the files for it");
    host.out().println("  - coffre keys recover --drill: the pages open every file");
  }
}
