package dev.coffre.cli.sops.call;

/// What carries out a command.
@FunctionalInterface
public interface Action {
  void run(Call call) throws Failure;
}
