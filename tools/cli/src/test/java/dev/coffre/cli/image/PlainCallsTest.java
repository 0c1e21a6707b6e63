package dev.coffre.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainCallsTest {
  private static final String NAME = Functions.class.getName();

  @TempDir private Path folder;
  private Path classes = Path.of("");

  @BeforeEach
  void rewritten() throws IOException {
    classes = folder.resolve(NAME.substring(0, NAME.lastIndexOf('.')).replace('.', '/'));
    Files.createDirectories(classes);
    var mates = Functions.class.getNestMembers();
    for (var type : mates) {
      var file = type.getName().substring(NAME.lastIndexOf('.') + 1) + ".class";
      try (var in = Functions.class.getResourceAsStream(file)) {
        Files.copy(in, classes.resolve(file));
      }
    }
    PlainCalls.main(new String[] {folder.toString()});
  }

  @Test
  void lambdas_rewritten_answerTheSame() throws Exception {
    var rewritten = new Rewritten().loadClass(NAME).getConstructor().newInstance();

    assertThat(((Supplier<?>) rewritten).get()).isEqualTo(new Functions().get());
    assertThat(rewritten.getClass().getNestMembers())
        .hasSizeGreaterThan(Functions.class.getNestMembers().length + 25);
  }

  @Test
  void lambdas_rewritten_areNoCallSitesButTheSerializableOne() throws IOException {
    var sites =
        files().stream()
            .flatMap(file -> sites(file).stream())
            .filter(site -> !site.equals("toString"));

    assertThat(sites).containsOnly("altMetafactory");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(classes)) {
      return files.sorted().toList();
    }
  }

  /// The names of what bootstraps the call sites of lambdas, and of records' other methods.
  private static List<String> sites(Path file) {
    try {
      return ClassFile.of().parse(file).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(InvokeDynamicInstruction.class::cast)
          .filter(site -> !site.bootstrapMethod().methodName().equals("makeConcatWithConstants"))
          .map(site ->
              site.bootstrapMethod().owner().displayName().equals("ObjectMethods")
                  ? site.name().stringValue()
                  : site.bootstrapMethod().methodName())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Loads what was rewritten, everything else as the test does.
  private final class Rewritten extends ClassLoader {
    Rewritten() {
      super(PlainCallsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      var known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      var file = classes.resolve(name.substring(name.lastIndexOf('.') + 1) + ".class");
      return name.startsWith(NAME) ? define(name, file) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name, Path file) throws ClassNotFoundException {
      try {
        var bytes = Files.readAllBytes(file);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
