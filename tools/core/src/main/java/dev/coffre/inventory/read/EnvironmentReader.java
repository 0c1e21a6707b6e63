package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.List;

/// Environment variables that programs, scripts and settings read, if their names promise secrets.
final class EnvironmentReader implements SourceReader {
  private static final String SCRIPT = "js jsx mjs cjs ts tsx mts cts vue svelte astro";
  private static final String SETTINGS =
      "yaml yml json toml properties conf cfg ini xml tpl tmpl template j2 hcl nomad";

  private static final List<Call> CALLS =
      List.of(
          Call.of(
              "java kt kts scala groovy gradle clj",
              "getenv",
              "System[./]getenv(?:\\(\\s*|\\(\\)\\s*(?:\\.get\\(|\\.getOrDefault\\(|\\[)\\s*|\\s+)"
                  + "\"NAME\"",
              "System.getenv"),
          Call.of("scala sbt", "sys.env", "sys\\.env(?:\\.get)?\\(\\s*\"NAME\"", "sys.env"),
          Call.of(
              "go", "nv(", "os\\.(?:Getenv|LookupEnv|ExpandEnv)\\(\\s*\"\\$?NAME\"", "os.Getenv"),
          Call.of("go", "env", "\\b(?:env|envconfig):\"NAME[\",]", "struct tag"),
          Call.of("go", "BindEnv", "BindEnv\\([^)\\n]{0,120}\"NAME\"\\s*\\)", "BindEnv"),
          Call.of(
              "py pyi ipynb",
              "environ",
              "environ(?:\\.get\\(|\\.pop\\(|\\.setdefault\\(|\\[)\\s*\\\\?[\"']NAME\\\\?[\"']",
              "os.environ"),
          Call.of("py pyi ipynb", "getenv", "getenv\\(\\s*\\\\?[\"']NAME\\\\?[\"']", "os.getenv"),
          Call.of(
              "py",
              "env",
              "\\benv(?:\\.(?:str|bool|int|list|url|db|cache|json))?\\(\\s*[\"']NAME[\"']",
              "env()"),
          Call.of("py", "config(", "\\bconfig\\(\\s*[\"']NAME[\"']", "config()"),
          Call.of(
              SCRIPT,
              "env",
              "\\b(?:process|Bun|import\\.meta)\\.env(?:\\?)?(?:\\.|\\[\\s*[\"'`])NAME",
              "process.env"),
          Call.of(SCRIPT, "Deno", "Deno\\.env\\.get\\(\\s*[\"'`]NAME", "Deno.env"),
          Call.of(
              "rb erb rake gemspec ru gemfile rakefile",
              "ENV",
              "ENV(?:\\.fetch\\(|\\.key\\?\\(|\\[)\\s*[\"']NAME[\"']",
              "ENV"),
          Call.of("rs", "env", "\\benv(?:::var(?:_os)?|!)\\s*\\(\\s*\"NAME\"", "std::env"),
          Call.of("rs", "option_env", "option_env!\\s*\\(\\s*\"NAME\"", "option_env!"),
          Call.of("php", "env(", "\\b(?:get)?env\\(\\s*[\"']NAME[\"']", "getenv"),
          Call.of("php", "$_", "\\$_(?:ENV|SERVER)\\[\\s*[\"']NAME[\"']", "$_ENV"),
          Call.of(
              "cs fs vb ps1 psm1 cshtml",
              "EnvironmentVariable",
              "GetEnvironmentVariable\\(\\s*[\"']NAME[\"']",
              "Environment"),
          Call.of("ps1 psm1 yml yaml", "$env:", "\\$env:NAME", "$env:"),
          Call.of("c h cc cpp cxx hpp m mm lua", "getenv", "getenv\\(\\s*\"NAME\"", "getenv"),
          Call.of(
              "ex exs", "env", "System\\.(?:get_env|fetch_env!?)\\(\\s*\"NAME\"", "System.get_env"),
          Call.of("pl pm t", "ENV", "\\$ENV\\{\\s*[\"']?NAME", "%ENV"),
          Call.of("swift", "environment", "\\.environment\\[\\s*\"NAME\"", "ProcessInfo"),
          Call.of("dart", "nvironment", "nvironment(?:\\[|\\(\\s*)[\"']NAME[\"']", "environment"),
          Call.of("r", "getenv", "Sys\\.getenv\\(\\s*[\"']NAME[\"']", "Sys.getenv"),
          Call.of("nix", "getEnv", "getEnv\\s+\"NAME\"", "getEnv"),
          Call.of(
              "sh bash zsh ksh fish envrc .envrc makefile mk justfile bats",
              "$",
              "(?<![\\\\$])\\$[{(]?NAME\\b",
              "shell"),
          Call.of("dockerfile", "RG", "^\\s*ARG\\s+NAME", "ARG"),
          Call.of("dockerfile", "NV", "^\\s*ENV\\s+NAME", "ENV"),
          Call.of("dockerfile", "$", "(?<![\\\\$])\\$\\{?NAME\\b", "Dockerfile"),
          Call.of("env", "=", "^\\s*(?:export\\s+)?NAME\\s*=", "dotenv file"),
          Call.of(SETTINGS, "${", "(?<!\\$)\\$\\{(?:env[.:])?NAME[}:?+-]", "${…}"));

  @Override
  public void read(SourceFile file, Sources found) {
    var ending = FileEnding.of(file.name());
    for (var call : CALLS) {
      if (call.endings().contains(ending) && file.text().contains(call.word())) {
        read(file, call, found);
      }
    }
  }

  private static void read(SourceFile file, Call call, Sources found) {
    var matcher = call.pattern().matcher(file.text());
    while (matcher.find()) {
      var name = matcher.group(1);
      if (VariableName.isSecret(name)) {
        int line = file.line(matcher.start(1));
        found.add(new Use(Use.Kind.ENVIRONMENT, name, call.detail(), file.path(), line));
      }
    }
  }
}
