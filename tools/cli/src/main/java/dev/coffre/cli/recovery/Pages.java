package dev.coffre.cli.recovery;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.recovery.PaperException;
import dev.coffre.recovery.PaperText;
import dev.coffre.recovery.RecoveryKey;
import dev.coffre.recovery.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands on pages, from files, standard input or the terminal, and makes the key of it.
record Pages(Host host, List<String> files) {

  /// The key of a whole page, or of enough shares.
  ///
  /// @throws FileFailure if a page is damaged; it says which line
  /// @throws CommandException if the pages do not make a key, or nobody is there to type them
  RecoveryKey key() throws FileFailure, CommandException {
    var shares = new ArrayList<Share>();
    try {
      for (int page = 0; files.isEmpty() || page < files.size(); page++) {
        var text = text(page);
        if (!Share.isMeant(text)) {
          return RecoveryKey.parse(text);
        }
        shares.add(Share.parse(text));
        if (files.isEmpty() && shares.size() >= shares.getFirst().threshold()) {
          break;
        }
      }
      return RecoveryKey.join(shares);
    } catch (PaperException e) {
      throw CommandException.refused(
          "the pages make no key: " + e.getMessage(), "compare what was typed with the pages");
    } finally {
      shares.forEach(Share::close);
    }
  }

  private String text(int page) throws FileFailure, CommandException {
    if (files.isEmpty()) {
      return typed(page + 1);
    }
    var file = files.get(page);
    try {
      byte[] content =
          file.equals("-") ? host.in().readAllBytes() : Files.readAllBytes(host.resolve(file));
      return PaperText.parse(new String(content, StandardCharsets.UTF_8));
    } catch (PaperException e) {
      var reason =
          CommandException.refused(String.valueOf(e.getMessage()), "compare it with the page");
      throw new FileFailure(file, reason);
    } catch (IOException e) {
      throw new FileFailure(file, e);
    }
  }

  private String typed(int page) throws CommandException {
    if (!host.terminal().isPresent()) {
      throw CommandException.usage(
          "keys recover: there is no terminal to type the pages on", "name them with --page FILE");
    }
    while (true) {
      try {
        host.terminal()
            .print("Page " + page + ": type its lines, up to the one that begins with =\n");
        var lines = new StringBuilder();
        String line;
        do {
          line = host.terminal().readLine("> ").strip();
          lines.append(line).append('\n');
        } while (!line.startsWith("=") && !isScanned(line));
        return PaperText.parse(lines.toString());
      } catch (PaperException e) {
        host.err().println("coffre: " + e.getMessage());
      } catch (IOException e) {
        throw CommandException.failed("the terminal cannot be read", "name pages with --page FILE");
      }
    }
  }

  /// What a scanner that acts as a keyboard gives.
  private static boolean isScanned(String line) {
    return !line.contains(" ") && line.length() > 70;
  }
}
