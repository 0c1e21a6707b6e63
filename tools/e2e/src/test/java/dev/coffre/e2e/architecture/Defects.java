package dev.coffre.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Classes that break a rule: `src/test/defects/RULE/*.java`, compiled when asked for, so that they
/// are on no class path.
public final class Defects {
  private static final Path SOURCES = Path.of("src/test/defects");

  private Defects() {}

  /// Compiles the classes that break a rule into a folder and imports them.
  static JavaClasses of(String rule, Path folder) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "-d",
                folder.toString(),
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path")));
    try (var sources = Files.list(SOURCES.resolve(rule))) {
      sources.map(Path::toString).forEach(command::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    int status = compiler.run(null, null, null, command.toArray(String[]::new));
    assertThat(status).as("javac %s", command).isZero();
    return new ClassFileImporter().importPath(folder);
  }
}
