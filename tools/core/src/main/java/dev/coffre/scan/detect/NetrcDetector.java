package dev.coffre.scan.detect;

import java.util.Optional;

/// Finds the password of `machine HOST login USER password PASSWORD`. The keyword is `machine ` .
record NetrcDetector() implements Detector {
  private static final int REACH = 300;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var rest = text.string(end, Math.min(text.length(), end + REACH));
    int login = rest.indexOf("login");
    int password = rest.indexOf("password", Math.max(login, 0));
    if (login < 0
        || password < 0
        || password + 9 >= rest.length()
        || (rest.indexOf("machine ") >= 0 && rest.indexOf("machine ") < password)) {
      return Optional.empty();
    }
    int from = end + password + 9;
    int to = from;
    while (text.at(to) > ' ') {
      to++;
    }
    return to - from < 3 || Placeholder.matches(text.string(from, to))
        ? Optional.empty()
        : Optional.of(new Span(from, to));
  }
}
