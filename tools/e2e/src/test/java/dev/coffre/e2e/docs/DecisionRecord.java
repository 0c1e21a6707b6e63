package dev.coffre.e2e.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One page of `docs/adr`, read as MADR 4: front matter, title, sections.
record DecisionRecord(
    String file, Map<String, String> frontMatter, String title, Map<String, String> sections) {

  private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\n(.*?)\n---\n(.*)\\z", 32);
  private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,3}) (.+)$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  static DecisionRecord read(Path page) throws IOException {
    var whole = FRONT_MATTER.matcher(Files.readString(page));
    if (!whole.matches()) {
      throw new IOException(page + " has no front matter");
    }
    var fields = new LinkedHashMap<String, String>();
    whole.group(1).lines().map(line -> line.split(": ", 2)).forEach(f -> fields.put(f[0], f[1]));
    var body = whole.group(2);
    var headings = HEADING.matcher(body).results().toList();
    return new DecisionRecord(
        page.getFileName().toString(),
        fields,
        headings.getFirst().group(2),
        sections(body, headings));
  }

  /// Whether the decision is in force.
  boolean accepted() {
    return "accepted".equals(frontMatter.get("status"));
  }

  /// What stands in back quotes in the *Confirmation* section.
  List<String> confirmedBy() {
    return CODE.matcher(sections.getOrDefault("Confirmation", ""))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private static Map<String, String> sections(String body, List<MatchResult> headings) {
    var sections = new LinkedHashMap<String, String>();
    for (int i = 1; i < headings.size(); i++) {
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : body.length();
      sections.put(headings.get(i).group(2), body.substring(headings.get(i).end(), end).strip());
    }
    return sections;
  }
}
