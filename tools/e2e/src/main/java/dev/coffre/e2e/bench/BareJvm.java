package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// The least a Java program can cost: the program's own runtime with the options of `coffre
/// version`, running a class that prints one line, with an AOT cache of its own.
///
/// @param java the runtime's `java`
/// @param folder where the class's jar and its cache lie
record BareJvm(Path java, Path folder) {
  private static final String HELLO =
      "public class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }";

  /// Compiles the class and trains its cache.
  static BareJvm prepare(BuiltImage image, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var source = Files.writeString(folder.resolve("Hello.java"), HELLO);
    ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    var bare = new BareJvm(image.java(), folder);
    bare.pack();
    new Stopwatch().once(bare.contender("-XX:AOTCacheOutput=" + bare.cache()));
    return bare;
  }

  private void pack() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (var jar = new JarOutputStream(Files.newOutputStream(jar()), manifest)) {
      jar.putNextEntry(new JarEntry("Hello.class"));
      Files.copy(folder.resolve("Hello.class"), jar);
    }
  }

  private Path jar() {
    return folder.resolve("hello.jar");
  }

  private Path cache() {
    return folder.resolve("hello.aot");
  }

  /// One start to end.
  Contender contender() {
    return contender("-XX:AOTCache=" + cache());
  }

  private Contender contender(String option) {
    return new Contender(
        "bare JVM",
        List.of(
            List.of(
                java.toString(),
                option,
                "-Xint",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-cp",
                jar().toString(),
                "Hello")),
        Map.of());
  }
}
