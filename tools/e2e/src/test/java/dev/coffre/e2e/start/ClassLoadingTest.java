package dev.coffre.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltImage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a start costs is above all which classes it loads and from where: a class of the AOT cache
/// is there at once, any other is found, read, checked and linked (docs/adr/0004).
final class ClassLoadingTest {
  private static final BuiltImage IMAGE = BuiltImage.here();

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("plain.yaml"), "# why\nuser: a\npassword: b\nport: 1\n");
    Files.writeString(folder.resolve("plain.txt"), "text");
    run(IMAGE.launcher("age-keygen"), "-o", "key.txt");
    Files.writeString(
        folder.resolve(".sops.yaml"), "creation_rules:\n  - age: " + recipient() + "\n");
    run(IMAGE.launcher("coffre"), "encrypt", "-o", "secret.yaml", "plain.yaml");
    run(IMAGE.launcher("age"), "-r", recipient(), "-o", "secret.age", "plain.txt");
    stageChange();
  }

  private String recipient() throws IOException {
    return Files.readAllLines(folder.resolve("key.txt")).get(1).replaceFirst(".*: ", "");
  }

  /// A commit, and a change of each kind that is usual, with what rules stop at and let pass.
  private void stageChange() throws IOException, InterruptedException {
    git("init", "-q");
    git("add", "plain.yaml", "secret.yaml");
    commit();
    Files.writeString(folder.resolve("plain.yaml"), "user: ada\npassword: ${PASSWORD}\n");
    Files.writeString(
        folder.resolve("service.py"),
        """
        token = os.environ["API_TOKEN"]
        url = "https://ada:${PASSWORD}@example.org"
        headers = {"Authorization": f"Bearer {token}"}
        api_key = "your-api-key-here"  # nothing to hide
        """);
    git("add", "plain.yaml", "service.py");
  }

  private void commit() throws IOException, InterruptedException {
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "what is new");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    run(Path.of("git"), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coffre version",
        "coffre --help",
        "coffre decrypt secret.yaml",
        "coffre get secret.yaml password",
        "coffre encrypt plain.yaml",
        "sops -d secret.yaml",
        "age -d -i key.txt secret.age",
        "coffre sync",
        "coffre scan staged"
      })
  void start_ofAShortCommand_takesEveryClassFromTheCache(String line)
      throws IOException, InterruptedException {
    var loaded = loadedBy(line);

    assertThat(loaded).filteredOn(LoadedClass::comesFromTheCache).hasSizeGreaterThan(400);
    assertThat(outsideOfTheCache(loaded)).isEmpty();
  }

  @Test
  void start_ofAScanWithoutCreationRules_takesEveryClassFromACacheOfItsOwn()
      throws IOException, InterruptedException {
    var withRules = loadedBy("coffre scan staged");
    Files.delete(folder.resolve(".sops.yaml"));

    var loaded = loadedBy("coffre scan staged");

    assertThat(outsideOfTheCache(loaded)).isEmpty();
    assertThat(loaded).hasSizeLessThan(withRules.size());
    assertThat(withRules).noneMatch(LoadedClass::isOfExpressions);
    assertThat(loaded).noneMatch(LoadedClass::isOfExpressions);
  }

  @Test
  void start_ofACommandThatAsksExpressions_isSeenToLoadThem()
      throws IOException, InterruptedException {
    assertThat(loadedBy("coffre encrypt plain.yaml")).anyMatch(LoadedClass::isOfExpressions);
  }

  @Test
  void start_ofAScanWithSettings_takesEveryClassFromTheCache()
      throws IOException, InterruptedException {
    Files.delete(folder.resolve(".sops.yaml"));
    Files.createDirectories(folder.resolve(".config/coffre"));
    Files.writeString(
        folder.resolve(".config/coffre/scan.yaml"),
        """
        leave-out:
          - path: docs/**
            reason: examples
        allow:
          - rule: sops-plaintext-value
            path: "*.txt"
            until: 2099-12-31
            reason: made up
        """);

    var loaded = loadedBy("coffre scan staged");

    assertThat(outsideOfTheCache(loaded)).isEmpty();
    assertThat(loaded).noneMatch(LoadedClass::isOfExpressions);
    assertThat(loaded).extracting(LoadedClass::name).contains("dev.coffre.scan.rule.Allowance");
  }

  @Test
  void start_ofAScanWithAKeyRegistry_takesEveryClassFromTheCache()
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve(".sops.yaml"),
        "creation_rules:\n  - path_regex: ^locked\n    age: " + recipient() + "\n");
    var add = "keys add me --recipient " + recipient() + " --team ops --owner a --no-proof test";
    run(IMAGE.launcher("coffre"), add.split(" "));
    git("add", ".sops.yaml", ".config");
    commit();
    run(IMAGE.launcher("coffre"), "encrypt", "-o", "locked.yaml", "-r", recipient(), "plain.yaml");
    git("add", "locked.yaml");

    var loaded = loadedBy("coffre scan staged");

    assertThat(outsideOfTheCache(loaded)).isEmpty();
    assertThat(loaded).extracting(LoadedClass::name).contains("dev.coffre.keys.Registry");
  }

  /// The JVM says nothing of a method that it is to compile at once and that is not there.
  @Test
  void method_thatTheLauncherHasCompiled_isThere() throws IOException, ClassNotFoundException {
    var named =
        Pattern.compile("CompileThresholdScaling,([\\w.]+)::(\\w+),")
            .matcher(Files.readString(IMAGE.launcher("coffre")));

    assertThat(named.find()).isTrue();
    assertThat(Class.forName(named.group(1)).getDeclaredMethods())
        .extracting(Method::getName)
        .contains(named.group(2));
  }

  @Test
  void version_loadsNoLibrary() throws IOException, InterruptedException {
    assertThat(loadedBy("coffre version")).noneMatch(LoadedClass::isOfLibrary);
  }

  @Test
  void versionWithAnOption_loadsThePicocli() throws IOException, InterruptedException {
    assertThat(loadedBy("coffre version --json")).anyMatch(LoadedClass::isOfLibrary);
  }

  @Test
  void start_withoutTheCache_isSeenToTakeClassesFromElsewhere()
      throws IOException, InterruptedException {
    assertThat(outsideOfTheCache(loadedBy("coffre version", "-XX:AOTMode=off")))
        .extracting(LoadedClass::name)
        .contains("dev.coffre.cli.Main");
  }

  private static List<LoadedClass> outsideOfTheCache(List<LoadedClass> loaded) {
    return loaded.stream()
        .filter(type -> !type.comesFromTheCache() && !type.comesFromTheJdk())
        .toList();
  }

  private List<LoadedClass> loadedBy(String line, String... options)
      throws IOException, InterruptedException {
    var words = line.split(" ");
    var log = folder.resolve("classes.log");
    var all = new ArrayList<>(List.of(options));
    all.add("-Xlog:class+load:file=" + log + ":none");
    var launcher = folder.resolve("bin").resolve(words[0]);
    IMAGE.launcherWith(launcher, all.toArray(String[]::new));
    run(launcher, List.of(words).subList(1, words.length).toArray(String[]::new));
    return Files.readAllLines(log).stream()
        .map(LoadedClass::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private void run(Path program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var output = folder.resolve("output.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SOPS_AGE_KEY_FILE", folder.resolve("key.txt").toString());
    var process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
