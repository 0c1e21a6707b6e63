package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A password file of libpq: lines of `host:port:database:user:password`, each of the first four
/// `*` for any. libpq reads it itself; this is for where there is no libpq.
record PassFile(Path file) {

  /// The password of the first line that fits.
  ///
  /// @throws CommandException if others may read the file
  Optional<SecretBytes> password(String host, int port, String database, String user)
      throws CommandException, IOException {
    requirePrivate();
    var wanted = List.of(host, String.valueOf(port), database, user);
    for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      var fields = fields(line);
      if (!line.startsWith("#") && fields.size() == 5 && fits(fields, wanted)) {
        return Optional.of(SecretBytes.adopt(fields.getLast().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return Optional.empty();
  }

  private void requirePrivate() throws CommandException, IOException {
    var permissions = Files.getPosixFilePermissions(file);
    if (permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ)) {
      throw CommandException.refused(file + ": others may read it", "chmod 600 " + file);
    }
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Colons separate, but for those behind a backslash.
  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
