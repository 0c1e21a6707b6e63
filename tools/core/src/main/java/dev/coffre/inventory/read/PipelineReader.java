package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.List;
import java.util.regex.Pattern;

/// Secrets that pipelines take from the service they run on.
final class PipelineReader implements SourceReader {
  private static final String YAML = "yml yaml";

  private static final List<Call> CALLS =
      List.of(
          Call.of(
              YAML,
              "secrets",
              "\\$\\{\\{[^}\\n]{0,300}?\\bsecrets(?:\\.|\\[\\s*['\"])NAME",
              "GitHub Actions secret"),
          Call.of(YAML, "inherit", "^\\s*secrets:\\s*(inherit)\\b", "GitHub Actions, every secret"),
          Call.of(YAML, "from_secret", "\\bfrom_secret:\\s*[\"']?([\\w.-]{1,120})", "Drone secret"),
          Call.of(
              "jenkinsfile groovy",
              "redentials",
              "\\bcredentials(?:Id)?\\s*(?::|\\()\\s*[\"']([\\w. -]{1,120})[\"']",
              "Jenkins credentials"),
          Call.of(
              "dockerfile",
              "type=secret",
              "type=secret[^\\n]{0,200}?\\bid=([\\w.-]{1,120})",
              "build secret"));

  /// GitLab and others have variables only.
  private static final Call VARIABLE =
      Call.of(YAML, "$", "(?<![\\\\$])\\$(?:\\{NAME\\}|NAME\\b)", "pipeline variable");

  private static final Call MACRO = Call.of(YAML, "$(", "\\$\\(NAME\\)", "pipeline variable");

  private static final Pattern PIPELINE =
      Pattern.compile(
          "(?:.*/)?(?:\\.gitlab-ci\\.ya?ml|\\.gitlab/.*\\.ya?ml|azure-pipelines[\\w.-]*\\.ya?ml"
              + "|bitbucket-pipelines\\.ya?ml|\\.circleci/.*\\.ya?ml|\\.travis\\.yml"
              + "|\\.drone\\.ya?ml|\\.woodpecker.*\\.ya?ml|\\.buildkite/.*\\.ya?ml"
              + "|\\.github/workflows/.*\\.ya?ml|cloudbuild\\.ya?ml|action\\.ya?ml)");

  @Override
  public void read(SourceFile file, Sources found) {
    var ending = FileEnding.of(file.name());
    for (var call : CALLS) {
      if (call.endings().contains(ending) && file.text().contains(call.word())) {
        read(file, call, true, found);
      }
    }
    if (PIPELINE.matcher(file.path()).matches()) {
      read(file, VARIABLE, false, found);
      read(file, MACRO, false, found);
    }
  }

  /// @param all whether everything so named is a secret, whatever its name
  private static void read(SourceFile file, Call call, boolean all, Sources found) {
    var matcher = call.pattern().matcher(file.text());
    while (matcher.find()) {
      var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (all || VariableName.isSecret(name)) {
        int line = file.line(matcher.start());
        found.add(new Use(Use.Kind.PIPELINE, name, call.detail(), file.path(), line));
      }
    }
  }
}
