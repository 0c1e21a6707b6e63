package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.terminal.Progress;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.seen.Answer;
import dev.coffre.ports.seen.Handshake;
import dev.coffre.ports.seen.Sweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Has a vantage ask what a plan says. The prober is a Python script that the vantage reads from
/// the connection and keeps nowhere, so that nothing is left behind, however this ends.
final class Prober {
  private static final String START =
      "python3 -I -u -c 'import sys;"
          + " exec(sys.stdin.buffer.read(int(sys.stdin.buffer.readline())))'";

  private final ProbePlan plan;
  private final Optional<Handshakes> handshakes;
  private final Progress progress;
  private final List<SortedMap<Integer, Answer>> tcp = new ArrayList<>();
  private final List<SortedMap<Integer, Answer>> udp = new ArrayList<>();
  private final Set<Handshake> proved = new HashSet<>();
  private String end = "";

  Prober(ProbePlan plan, Optional<Handshakes> handshakes, Progress progress) {
    this.plan = plan;
    this.handshakes = handshakes;
    this.progress = progress;
    for (int i = 0; i < plan.addresses().size(); i++) {
      var silent = new TreeMap<Integer, Answer>();
      IntStream.rangeClosed(1, PortRange.HIGHEST).forEach(port -> silent.put(port, Answer.NONE));
      tcp.add(silent);
      udp.add(new TreeMap<>());
    }
    plan.datagrams()
        .forEach(datagram -> udp.get(datagram.address()).put(datagram.port(), Answer.NONE));
  }

  /// How many questions a plan has.
  static int questions(ProbePlan plan) {
    return plan.addresses().size() * PortRange.HIGHEST + plan.datagrams().size();
  }

  /// Asks, and returns when every question has its answer.
  ///
  /// @param vantage its name, for messages
  /// @throws CommandException if it did not come to its end
  void run(SshSession session, String vantage, Bounds bounds) throws CommandException {
    var script = script();
    var length = script.getBytes(StandardCharsets.UTF_8).length;
    session.run(START, length + "\n" + script + plan.json(bounds) + "\n", this::take);
    if (!end.equals("done")) {
      throw CommandException.failed(
          vantage
              + ": the probe did not come to its end: "
              + (end.isEmpty() ? "it was cut off" : end),
          "nothing is concluded; a slower --rate or a longer --limit may help");
    }
  }

  private static String script() {
    try (var stream = Prober.class.getResourceAsStream("probe.py")) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without its prober");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String line) {
    var words = line.split(" ");
    switch (words[0]) {
      case "asked" -> progress.reach(Integer.parseInt(words[1]));
      case "tcp" ->
          tcp.get(Integer.parseInt(words[1])).put(Integer.parseInt(words[2]), Answer.OPEN);
      case "closed" -> takeClosed(words);
      case "udp" ->
          takeAnswer(
              plan.datagrams().get(Integer.parseInt(words[1])),
              Integer.parseInt(words[2]),
              HexFormat.of().parseHex(words[3]));
      case "udpclosed" -> {
        var datagram = plan.datagrams().get(Integer.parseInt(words[1]));
        udp.get(datagram.address()).put(datagram.port(), Answer.CLOSED);
      }
      case "failed" -> end = line.substring("failed ".length());
      case "done" -> end = line;
      default -> end = "it printed what is not understood";
    }
  }

  private void takeClosed(String[] words) {
    var ports = tcp.get(Integer.parseInt(words[1]));
    for (int i = 2; i < words.length; i++) {
      ports.put(Integer.parseInt(words[i]), Answer.CLOSED);
    }
  }

  private void takeAnswer(ProbePlan.Datagram datagram, int attempt, byte[] answer) {
    udp.get(datagram.address()).put(datagram.port(), Answer.OPEN);
    var handshake = new Handshake(plan.addresses().get(datagram.address()), datagram.port());
    if (datagram.isHandshake()
        && handshakes.filter(made -> made.isProof(handshake, attempt, answer)).isPresent()) {
      proved.add(handshake);
    }
  }

  /// What the addresses answered.
  List<Sweep> sweeps() {
    return IntStream.range(0, plan.addresses().size())
        .mapToObj(i -> new Sweep(plan.addresses().get(i), tcp.get(i), udp.get(i)))
        .toList();
  }

  /// The handshakes whose answers were right.
  Set<Handshake> proved() {
    return proved;
  }
}
