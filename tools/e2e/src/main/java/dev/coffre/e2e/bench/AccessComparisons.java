package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What of keys and access is compared, and the bars. Nobody else makes a plan or says how a
/// thousand files stand; beside it is what people do to find out.
record AccessComparisons(BuiltImage image, Peers peers, AccessWorkshop workshop, int rounds) {
  /// So many files are given to sops, and ten times as many to us.
  private static final int SHARE = 100;

  /// What is promised of `status` is half a second, where `git grep` takes 0.07 s of the same
  /// files.
  private static final double HALF_A_SECOND = 7;

  List<Comparison> all() {
    return List.of(
        new Comparison(
            "access: plan for 1,000 SOPS files, beside `sops filestatus` of each",
            0.07,
            Math.min(rounds, 3),
            ours("keys", "plan").between(workshop::settle, () -> {}),
            fileStatus()),
        new Comparison(
            "access: status of 10,000 tracked files, 1,000 encrypted, beside `git grep`",
            HALF_A_SECOND,
            rounds * 2,
            ours("status"),
            grep()),
        new Comparison(
            "access: another reader and fresh data keys for 1,000 SOPS files, beside sops for 100",
            1,
            Math.min(rounds, 3),
            ours("keys", "apply")
                .between(
                    workshop::change, () -> workshop.requireChanged(workshop.secrets().size())),
            updateAndRotate()));
  }

  private Contender ours(String... words) {
    var command = new ArrayList<>(List.of(image.launcher("coffre").toString()));
    command.addAll(List.of(words));
    return contender("coffre " + String.join(" ", words), List.of(command));
  }

  private Contender fileStatus() {
    return contender(
            "sops filestatus, a process each",
            workshop.secrets().stream().map(file -> sops("filestatus", file)).toList())
        .between(workshop::settle, () -> {});
  }

  private Contender grep() {
    return contender("git grep", List.of(List.of("git", "grep", "--count", "ENC\\[AES256_GCM")));
  }

  private Contender updateAndRotate() {
    var commands =
        workshop.secrets().stream()
            .limit(SHARE)
            .flatMap(file -> Stream.of(sops("updatekeys", "--yes", file), rotate(file)))
            .toList();
    return contender("sops updatekeys and rotate, a process each", commands)
        .between(workshop::changeRules, () -> workshop.requireChanged(SHARE));
  }

  private List<String> rotate(Path file) {
    return sops("rotate", "--in-place", file);
  }

  private List<String> sops(String verb, Object... words) {
    var command = new ArrayList<>(List.of(peers.sops().toString(), verb));
    Stream.of(words).map(Object::toString).forEach(command::add);
    return command;
  }

  private Contender contender(String name, List<List<String>> commands) {
    return new Contender(name, commands, workshop.environment());
  }
}
