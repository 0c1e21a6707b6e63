package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the secret in files that hold little else, by their name: `.pgpass`, `master.key`. Called
/// once for each text.
record SecretFileDetector() implements Detector {
  private static final int LONGEST_LINE = 512;
  private static final Set<String> WHOLE =
      Set.of(
          "master.key",
          "credentials.yml.key",
          ".vault_pass",
          ".vault_password",
          ".vault-password",
          "vault_pass",
          "vault_password",
          "vault_pass.txt",
          "vault-password",
          ".vault_pass.txt",
          "production.key",
          "staging.key",
          "secret_token",
          ".secret",
          ".cookie_secret",
          ".erlang.cookie");
  private static final Set<String> PASSWORD_LISTS = Set.of(".pgpass", "pgpass.conf", "pgpass");

  /// Compiled when a file has such a name: hardly one does, and every commit would wait.
  private static final class Lines {
    private static final Pattern PGPASS = Pattern.compile("(?:[^:#\\s][^:]*:){4}(.+)");
    private static final Pattern PASSWD =
        Pattern.compile("[\\w.@-]+:([./0-9A-Za-z]{13}|[0-9a-f]{32})(:.*)?");
  }

  @Override
  public List<Span> findAll(Text text, int start, int end) {
    var name = text.path().name();
    if (WHOLE.contains(name)) {
      return whole(text);
    }
    if (PASSWORD_LISTS.contains(name)) {
      return lines(text, Lines.PGPASS);
    }
    return isUserList(name) ? lines(text, Lines.PASSWD) : List.of();
  }

  /// Whether a file of this name, in lower case, is one to look at.
  static boolean isMeantBy(String name) {
    return WHOLE.contains(name) || PASSWORD_LISTS.contains(name) || isUserList(name);
  }

  private static boolean isUserList(String name) {
    return name.contains("htpasswd") || name.endsWith("passwd") || name.endsWith(".pwd");
  }

  private static List<Span> whole(Text text) {
    int end = text.lineEnd(0, Math.min(text.length(), LONGEST_LINE));
    var line = text.string(0, end);
    boolean alone = text.length() <= end + 2 && line.length() >= 8;
    return alone && Literal.isPassword(line) ? List.of(new Span(0, end)) : List.of();
  }

  private static List<Span> lines(Text text, Pattern pattern) {
    var spans = new ArrayList<Span>();
    int start = 0;
    while (start < text.length()) {
      int end = text.lineEnd(start, Math.min(text.length(), start + LONGEST_LINE));
      var match = pattern.matcher(text.string(start, end));
      if (match.matches() && Literal.isPassword(match.group(1))) {
        spans.add(new Span(start + match.start(1), start + match.end(1)));
      }
      start = text.lineEnd(end) + 1;
      start += text.at(start - 1) == '\r' ? 1 : 0;
    }
    return spans;
  }
}
