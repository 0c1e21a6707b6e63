package dev.coffre.cli.model;

/// A shell that a completion script is made for.
enum Shell {
  BASH("share/bash-completion/completions/%s"),
  ZSH("share/zsh/site-functions/_%s"),
  FISH("share/fish/vendor_completions.d/%s.fish");

  private final String place;

  Shell(String place) {
    this.place = place;
  }

  /// The completion script of a program.
  String script(CommandModel program) {
    return switch (this) {
      case BASH -> BashCompletion.script(program);
      case ZSH -> ZshCompletion.script(program);
      case FISH -> FishCompletion.script(program);
    };
  }

  /// Where the shell looks for a program's script below an installation's prefix.
  String place(String program) {
    return place.formatted(program);
  }
}
