package dev.coffre.e2e.drill;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// Tests around one server that lives as long as they run, and a site that backs it up.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnLiveServer {
  private Optional<LiveServer> started = Optional.empty();
  private Optional<Site> made = Optional.empty();

  /// Says which server it is; it is ended after the last test.
  LiveServer live(LiveServer live) {
    started = Optional.of(live);
    return live;
  }

  /// Says which site it is.
  Site site(Site site) {
    made = Optional.of(site);
    return site;
  }

  LiveServer live() {
    return started.orElseThrow();
  }

  Site site() {
    return made.orElseThrow();
  }

  /// Backs up all that the site's plan names, while the server is written to.
  void backUpWhileBusy() throws IOException, InterruptedException {
    var busy = live().busy();
    try {
      site().coffre("backup", "create").endedWith(0);
    } finally {
      busy.destroy();
      busy.waitFor();
    }
  }

  @AfterAll
  void end() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }
}
