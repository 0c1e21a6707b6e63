package dev.coffre.sops.config;

import java.util.Comparator;
import java.util.List;

/// Refuses unknown fields, and guesses what was meant.
record FieldCheck(Strictness strictness) {
  private static final int FAR = 4;

  /// @param known the fields that sops reads there
  void only(Fields fields, List<String> known) throws ConfigException {
    if (strictness == Strictness.TOLERANT) {
      return;
    }
    for (var name : fields.names().entrySet()) {
      var field = name.getKey();
      if (!known.contains(field) && !field.startsWith("x-") && !field.startsWith(".")) {
        throw new ConfigException.UnknownField(field, name.getValue(), nearest(field, known));
      }
    }
  }

  private static String nearest(String field, List<String> known) {
    return known.stream()
        .filter(candidate -> distance(field, candidate) < FAR)
        .min(Comparator.comparingInt(candidate -> distance(field, candidate)))
        .orElse("");
  }

  /// Levenshtein's: how many letters have to be put in, taken out or changed.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
