package dev.coffre.cli.inventory;

import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.inventory.report.Differences;
import dev.coffre.inventory.report.Recorded;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/// Says whether the files of an inventory are up to date.
record Freshness(Host host, Stock stock, Output files) {
  private static final int MOST = 50;

  ExitCode check(Inventory now) throws FileFailure, IOException {
    var recorded = Output.read(files.json());
    var expected = recorded.isPresent() ? reconciled(now, recorded.get()) : now;
    var stale = new ArrayList<String>();
    for (var written : files.of(expected)) {
      if (!Output.read(written.file()).equals(Optional.of(written.text()))) {
        stale.add(written.file().getFileName().toString());
      }
    }
    if (stale.isEmpty()) {
      host.out().println("up to date: " + Output.MARKDOWN + " and " + Output.JSON);
      return ExitCode.OK;
    }
    host.out().println("not up to date: " + String.join(", ", stale));
    recorded.ifPresent(text -> tell(text, expected));
    host.err().println("hint: run 'coffre inventory' and commit the files");
    return ExitCode.REFUSED;
  }

  private Inventory reconciled(Inventory now, String text) throws IOException {
    try {
      var recorded = Recorded.parse(text);
      var path = Grounds.relative(files.top(), files.json());
      var committed =
          recorded.hasUncommitted() && stock.grounds().repository().isPresent()
              ? stock.committedWith(now, path, text.getBytes(StandardCharsets.UTF_8))
              : Inventory.nothing();
      return recorded.reconcile(now, committed);
    } catch (JsonException notOurs) {
      return now;
    }
  }

  private void tell(String recorded, Inventory expected) {
    try {
      var text = files.jsonOf(expected);
      var lines = Differences.ofTexts(recorded, text).text().lines().toList();
      lines.stream().limit(MOST).forEach(host.out()::println);
      if (lines.size() > MOST) {
        host.out().println("and " + (lines.size() - MOST) + " more");
      }
    } catch (JsonException notOurs) {
      host.out().println(Output.JSON + " is not well-formed JSON");
    }
  }
}
