package dev.coffre.e2e.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `scripts/check-gitops` itself: that the tree passes, that a bad file of `gitops/tests/invalid`
/// shows a check that is gone, and that a defect in an environment is named. Works on a copy of the
/// tree.
final class CheckGitopsTest {
  private static final Checkout CHECKOUT = Checkout.here();
  private static final String POLICIES = ".config/lint/gitops/policy";

  @TempDir Path copy;

  @BeforeAll
  static void needsGoAndPython() {
    Peers.requireOnPath("python3");
    Peers.requireOnPath("go");
  }

  @BeforeEach
  void copyTree() throws IOException {
    for (var part :
        List.of(
            ".sops.yaml",
            ".config",
            "gitops",
            "scripts/check-gitops",
            "scripts/gitops-tools",
            "tools/testbed/flux",
            "tools/testbed/keys",
            "tools/testbed/kubernetes")) {
      copy(CHECKOUT.resolve(part), copy.resolve(part));
    }
  }

  @Test
  void tree_passes() throws Exception {
    assertThat(check()).isEqualTo(new Ran(0, ""));
  }

  @Test
  void policiesTakenAway_everyOneIsMissed() throws Exception {
    var names = names(POLICIES, ".rego");
    names.remove("lib");
    assertThat(names).hasSizeGreaterThan(20);
    for (var name : names) {
      Files.delete(copy.resolve(POLICIES, name + ".rego"));
    }
    var ran = check();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(names)
        .allSatisfy(name -> assertThat(ran.said()).contains("is not refused by " + name + " with"));
  }

  @Test
  void secretsUnchecked_everyBadSecretIsMissed() throws Exception {
    var ran = check("echo '{\"findings\": []}'");
    assertThat(ran.status()).isEqualTo(1);
    var secrets = names("gitops/tests/invalid", ".sops.yaml");
    secrets.remove("secret-plaintext-twin");
    assertThat(secrets).hasSizeGreaterThan(7);
    assertThat(secrets)
        .allSatisfy(name -> assertThat(ran.said()).contains(name + ".sops.yaml: is not refused"));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gitops/apps/base/ledger/deployment.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | production.yaml: read-only-root
          gitops/apps/base/ledger/service.yaml    | selector:                    | selectors:                    | lab.yaml: schema: Service ledger
          gitops/clusters/lab/apps.yaml           | prune: true                  | prune: false                  | lab.yaml: flux-prune
          gitops/apps/lab/ledger/database.sops.yaml | username: ENC              | username: NC                  | database.sops.yaml: sops-plaintext-value
          """)
  void defectInAnEnvironment_isNamed(String file, String good, String bad, String says)
      throws Exception {
    var place = copy.resolve(file);
    var text = Files.readString(place);
    assertThat(text).contains(good);
    Files.writeString(place, text.replace(good, bad));
    var ran = check();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains(says).doesNotContain("gitops/tests/invalid");
  }

  @Test
  void badFileWithTwoDefects_isToldApart() throws Exception {
    var place = copy.resolve("gitops/tests/invalid/host-pid.yaml");
    Files.writeString(place, Files.readString(place).replace(":1\n", ":latest\n"));
    assertThat(check().said())
        .isEqualTo(
            "gitops/tests/invalid/host-pid.yaml: is refused for something else too: image-tag:"
                + " Deployment ledger, container ledger: image coffre.lab/ledger:latest is whatever"
                + " is newest\n");
  }

  @Test
  void badFileWithoutExpectation_cannotRun() throws Exception {
    Files.writeString(copy.resolve("gitops/tests/invalid/mute.yaml"), "kind: Secret\n");
    assertThat(check())
        .isEqualTo(
            new Ran(
                3,
                "check-gitops: could not run: mute.yaml has to begin with its defect, check and"
                    + " says\n"));
  }

  @Test
  void brokenOverlay_cannotRun() throws Exception {
    Files.delete(copy.resolve("gitops/apps/base/ledger/service.yaml"));
    var ran = check();
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.said()).contains("kustomize ended with 1", "service.yaml");
  }

  private record Ran(int status, String said) {}

  private Ran check() throws IOException, InterruptedException {
    return check("exec " + String.join(" ", BuiltProgram.here().command("coffre")) + " \"$@\"");
  }

  /// @param coffre a shell command that stands for the program
  private Ran check(String coffre) throws IOException, InterruptedException {
    var program = copy.resolve("coffre");
    Files.writeString(program, "#!/bin/sh\n" + coffre + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var builder =
        new ProcessBuilder("python3", copy.resolve("scripts/check-gitops").toString())
            .redirectErrorStream(true);
    builder.environment().put("COFFRE", program.toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  private List<String> names(String folder, String ending) throws IOException {
    try (var files = Files.list(copy.resolve(folder))) {
      return new ArrayList<>(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ending))
              .map(name -> name.substring(0, name.length() - ending.length()))
              .sorted()
              .toList());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target);
        }
      }
    }
  }
}
