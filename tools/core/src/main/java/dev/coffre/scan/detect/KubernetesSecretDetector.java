package dev.coffre.scan.detect;

import java.util.List;

/// Finds the values of a Kubernetes Secret that are in clear: under `stringData`, or under `data`
/// as base64 of text. The keyword is `kind: Secret` as YAML or JSON write it.
record KubernetesSecretDetector() implements Detector {

  @Override
  public boolean looksFar() {
    return true;
  }

  @Override
  public List<Span> findAll(Text text, int start, int end) {
    if (Assignment.NAME.has(text.at(end)) || Assignment.NAME.has(text.at(start - 1))) {
      return List.of();
    }
    return text.at(start) == '"' && isJson(text, start)
        ? new JsonObject(text).around(start)
        : new YamlMapping(text, start).values();
  }

  /// In JSON something else than blanks and a list's dash may be in front of the key on its line,
  /// or a comma ends the line above.
  private static boolean isJson(Text text, int start) {
    int at = start - 1;
    while (at > 0 && text.at(at) <= ' ' && start - at < 1000) {
      at--;
    }
    return text.at(at) == ',' || text.at(at) == '{';
  }
}
