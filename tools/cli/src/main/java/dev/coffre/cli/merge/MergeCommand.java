package dev.coffre.cli.merge;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.merge.EncryptedMerge.Result;
import dev.coffre.cli.merge.Input.Source;
import dev.coffre.file.Access;
import dev.coffre.json.Json;
import dev.coffre.merge.MergedText;
import dev.coffre.merge.Side;
import dev.coffre.sops.Format;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Merges two versions of an encrypted file that come from a third.
public final class MergeCommand implements NativeCommand.Action {
  private final Host host;

  private Optional<String> name = Optional.empty();
  private String markerSize = String.valueOf(MergedText.MARKER_SIZE);
  private boolean json;
  private String base = "";
  private String ours = "";
  private String theirs = "";

  /// For the files of `host`.
  public MergeCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Merge what OURS and THEIRS made of BASE, value by value, and write the result,"
                + " encrypted again, over OURS. Git calls it for merges, rebases and cherry-picks"
                + " once 'coffre hooks install' told it to.",
            "A reader whom one side took out stays out, and the data key is a new one. Where both"
                + " sides changed a value, both stand in the file between conflict markers,"
                + " encrypted; 'coffre edit' shows and settles them.",
            "Exit code 1 if there is a conflict, 3 if a version cannot be read.")
        .value(
            List.of("--name"),
            "FILE",
            "The name of the file in the repository, which says its format; that of OURS if left"
                + " out.",
            given -> name = Optional.of(given))
        .value(
            List.of("--marker-size"),
            "N",
            "The length of a conflict marker, 7 if left out.",
            given -> markerSize = given)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true)
        .operand("BASE", "The version that both come from.", given -> base = given)
        .operand("OURS", "Our version, which the result replaces.", given -> ours = given)
        .operand("THEIRS", "Their version.", given -> theirs = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    int size = size();
    var target = source(ours);
    var other = source(theirs);
    Result result;
    try {
      result = new EncryptedMerge(host).merge(source(base), target, other);
    } catch (SopsException | StoreException | CommandException e) {
      leaveBoth(target, other, size);
      throw new FileFailure(target.name(), e);
    }
    boolean settled = result.text().isSettled();
    write(settled ? result.text().as(Side.OURS) : result.text().marked(size));
    tell(result, settled);
    return settled ? ExitCode.OK : ExitCode.REFUSED;
  }

  private int size() throws CommandException {
    if (!markerSize.matches("[0-9]{1,3}")
        || Integer.parseInt(markerSize) < MergedText.MARKER_SIZE) {
      throw CommandException.usage(
          "merge: --marker-size is a number from " + MergedText.MARKER_SIZE,
          "Git's own is 7; leave the option out");
    }
    return Integer.parseInt(markerSize);
  }

  private Source source(String file) throws FileFailure {
    var path = host.resolve(file);
    var known = name.orElse(ours);
    try {
      return new Source(path, known, Format.ofFileName(known), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new FileFailure(file, e);
    }
  }

  /// A merge that could not be made leaves no file that looks like a good one: whoever commits it
  /// would drop the other side.
  private void leaveBoth(Source target, Source other, int size) throws IOException {
    write(MergedText.of(target.content(), other.content()).marked(size));
    host.err()
        .println(
            "coffre: "
                + target.name()
                + ": not merged; both sides are in it as they were, between conflict markers");
    host.err().println("hint: 'git checkout --merge -- " + target.name() + "' merges it once more");
  }

  private void write(byte[] content) throws IOException {
    Path path = host.resolve(ours);
    host.files().replace(path, content, Access.USUAL);
  }

  private void tell(Result result, boolean settled) {
    var file = name.orElse(ours);
    if (json) {
      host.out()
          .println(
              Json.object()
                  .with("file", file)
                  .with("merged", settled)
                  .withStrings("conflicts", result.conflicts())
                  .with("freshDataKey", result.freshKey())
                  .with("commentsLost", result.commentsLost()));
      return;
    }
    if (result.freshKey()) {
      host.err().println("coffre: notice: " + file + ": it has a new data key");
    }
    if (result.commentsLost()) {
      host.err()
          .println(
              "coffre: notice: " + file + ": comments that the other side changed are left out");
    }
    if (!settled) {
      var places = result.conflicts().isEmpty() ? List.of("its comments") : result.conflicts();
      host.err().println("coffre: " + file + ": both sides changed " + String.join(", ", places));
      host.err().println("hint: 'coffre edit " + file + "' shows both and settles it");
    }
  }
}
