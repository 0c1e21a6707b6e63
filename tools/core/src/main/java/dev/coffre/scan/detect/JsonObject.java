package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Detector.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A Kubernetes Secret as JSON.
final class JsonObject {
  private static final int REACH = 256 << 10;
  private static final Pattern DATA = Pattern.compile("\"(data|stringData)\"\\s*:\\s*\\{");
  private static final Pattern PAIR =
      Pattern.compile("\"[\\w./-]{1,253}\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,65536}+)\"");

  private final Text text;

  JsonObject(Text text) {
    this.text = text;
  }

  /// The values under `data` and `stringData` that are in clear, in the object that has the place
  /// as one of its keys.
  List<Span> around(int place) {
    var spans = new ArrayList<Span>();
    int open = open(place);
    var object = text.string(open, close(place));
    var data = DATA.matcher(object);
    while (data.find()) {
      int end = object.indexOf('}', data.end());
      var pairs = PAIR.matcher(object.substring(data.end(), end < 0 ? object.length() : end));
      boolean plain = data.group(1).equals("stringData");
      while (pairs.find()) {
        if (SecretValue.isClear(pairs.group(1), plain)) {
          int from = open + data.end();
          spans.add(new Span(from + pairs.start(1), from + pairs.end(1)));
        }
      }
    }
    return spans;
  }

  /// The object's brace, or another `"kind"` of it: then it is none of ours.
  private int open(int place) {
    int depth = 0;
    for (int at = place - 1; at >= Math.max(0, place - REACH); at--) {
      byte b = text.at(at);
      depth += b == '}' ? 1 : b == '{' ? -1 : 0;
      if (depth < 0 || (depth == 0 && isKind(at))) {
        return at;
      }
    }
    return Math.max(0, place - REACH);
  }

  private int close(int place) {
    int depth = 0;
    int limit = Math.min(text.length(), place + REACH);
    for (int at = place + 1; at < limit; at++) {
      byte b = text.at(at);
      depth += b == '{' ? 1 : b == '}' ? -1 : 0;
      if (depth < 0 || (depth == 0 && isKind(at))) {
        return at;
      }
    }
    return limit;
  }

  private boolean isKind(int at) {
    return text.at(at) == '"' && text.string(at, at + 6).equals("\"kind\"");
  }
}
