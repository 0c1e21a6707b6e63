package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import java.util.List;

/// The steps that `make demo` runs.
public final class MainJob {
  private MainJob() {}

  /// The steps, in order.
  public static List<Step> steps() {
    return List.of(
        new PlantTree(),
        new InitRepository(),
        new BlockPlaintext(),
        new EncryptTree(),
        new RefuseStranger(),
        new RefuseFlippedBit(),
        new ColleagueComesAndGoes(),
        new StartDatabase(),
        new LogInWithSecret(),
        new RefuseWrongPassword(),
        new RotatePassword(),
        new ProveRestore(),
        new SearchGit(),
        new SearchServer(),
        new SearchOutput());
  }
}
