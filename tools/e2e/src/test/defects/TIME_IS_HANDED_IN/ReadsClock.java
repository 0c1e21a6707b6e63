// A library class whose result depends on when it runs.
package dev.coffre.sops;

import java.time.Instant;

class ReadsClock {
  Instant modified() {
    return Instant.now();
  }
}
