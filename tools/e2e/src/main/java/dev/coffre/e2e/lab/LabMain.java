package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.io.PrintStream;
import java.time.Duration;

/// The lab for people: `scripts/lab up`, `scripts/lab down`.
public final class LabMain {
  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int COULD_NOT_RUN = 3;

  private LabMain() {}

  /// Ends with 0 done, 2 usage, 3 could not run. It halts: Testcontainers' hook for the end of the
  /// process would take down what a person wants to keep.
  public static void main(String... arguments) {
    int status = run(Checkout.here(), System.out, System.err, arguments);
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }

  static int run(Checkout checkout, PrintStream out, PrintStream err, String... arguments) {
    try {
      return switch (String.join(" ", arguments)) {
        case "up" -> up(checkout, out);
        case "down" -> down(checkout, out);
        default -> {
          err.println("usage: scripts/lab up|down");
          yield USAGE;
        }
      };
    } catch (MissingPeerException | LabException e) {
      err.println("lab: " + e.getMessage());
      return COULD_NOT_RUN;
    }
  }

  private static int up(Checkout checkout, PrintStream out) {
    long start = System.nanoTime();
    var lab = Lab.forAPerson(checkout);
    for (var place : Place.values()) {
      out.printf("%-20s %-14s %s%n", place.container(), place.ipv4(), place.ipv6());
    }
    out.printf("platform's repository: %s%n", lab.gitServer().repository("platform"));
    out.printf("key and known hosts: %s%n", lab.folder());
    out.printf("up in %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
    return DONE;
  }

  private static int down(Checkout checkout, PrintStream out) {
    Lab.down(checkout);
    out.println("the lab is down");
    return DONE;
  }
}
