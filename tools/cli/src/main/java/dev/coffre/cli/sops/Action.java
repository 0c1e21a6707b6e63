package dev.coffre.cli.sops;

/// What carries out a command.
@FunctionalInterface
interface Action {
  void run(Call call) throws Failure;
}
