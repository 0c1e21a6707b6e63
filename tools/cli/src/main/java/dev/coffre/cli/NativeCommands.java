package dev.coffre.cli;

import dev.coffre.cli.NativeCommand.Group;
import dev.coffre.cli.check.CheckCommand;
import dev.coffre.cli.edit.EditCommand;
import dev.coffre.cli.hooks.HooksInstallCommand;
import dev.coffre.cli.hooks.HooksRunCommand;
import dev.coffre.cli.hooks.HooksStatusCommand;
import dev.coffre.cli.hooks.HooksUninstallCommand;
import dev.coffre.cli.init.InitCommand;
import dev.coffre.cli.inventory.InventoryCommand;
import dev.coffre.cli.model.CompletionCommand;
import dev.coffre.cli.ports.PortsCommand;
import dev.coffre.cli.ports.VerifyPortsCommand;
import dev.coffre.cli.scan.ScanAllowCommand;
import dev.coffre.cli.scan.ScanBaselineCommand;
import dev.coffre.cli.scan.ScanCommitsCommand;
import dev.coffre.cli.scan.ScanExplainCommand;
import dev.coffre.cli.scan.ScanHistoryCommand;
import dev.coffre.cli.scan.ScanImportCommand;
import dev.coffre.cli.scan.ScanRulesCommand;
import dev.coffre.cli.scan.ScanStagedCommand;
import dev.coffre.cli.scan.ScanStdinCommand;
import dev.coffre.cli.scan.ScanTreeCommand;
import dev.coffre.cli.secrets.DecryptCommand;
import dev.coffre.cli.secrets.EncryptCommand;
import dev.coffre.cli.value.GetCommand;
import dev.coffre.cli.value.SetCommand;
import dev.coffre.cli.value.UnsetCommand;
import java.util.List;
import java.util.Optional;

/// Every native command: the dispatcher, the overview, completion and manual pages read this list.
public final class NativeCommands {
  private static final List<NativeCommand> ALL =
      List.of(
          new NativeCommand(
              "init",
              Group.START,
              "Make a repository ready: identity and rules",
              "coffre init",
              InitCommand::new),
          new NativeCommand(
              "encrypt",
              Group.SECRETS,
              "Encrypt files as their creation rules say",
              "coffre encrypt .",
              EncryptCommand::new),
          new NativeCommand(
              "decrypt",
              Group.SECRETS,
              "Decrypt files",
              "coffre decrypt secrets.yaml",
              DecryptCommand::new),
          new NativeCommand(
              "edit",
              Group.SECRETS,
              "Edit a file in your editor",
              "coffre edit secrets.yaml",
              EditCommand::new),
          new NativeCommand(
              "get",
              Group.SECRETS,
              "Print one value",
              "coffre get secrets.yaml db.password",
              GetCommand::new),
          new NativeCommand(
              "set",
              Group.SECRETS,
              "Set one value, typed, read or generated",
              "coffre set --generate 32 secrets.yaml db.password",
              SetCommand::new),
          new NativeCommand(
              "unset",
              Group.SECRETS,
              "Remove one value",
              "coffre unset secrets.yaml db.old_password",
              UnsetCommand::new),
          new NativeCommand(
              "scan staged",
              Group.GATE,
              "Find plaintext secrets in what is staged",
              "coffre scan staged",
              ScanStagedCommand::new),
          new NativeCommand(
              "scan tree",
              Group.GATE,
              "Find plaintext secrets in files and folders",
              "coffre scan tree",
              ScanTreeCommand::new),
          new NativeCommand(
              "scan history",
              Group.GATE,
              "Find plaintext secrets in all that was ever committed",
              "coffre scan history",
              ScanHistoryCommand::new),
          new NativeCommand(
              "scan commits",
              Group.GATE,
              "Find plaintext secrets in what commits bring",
              "coffre scan commits main..HEAD",
              ScanCommitsCommand::new),
          new NativeCommand(
              "scan stdin",
              Group.GATE,
              "Find plaintext secrets in standard input",
              "kubectl get cm -o yaml | coffre scan stdin --name cm.yaml",
              ScanStdinCommand::new),
          new NativeCommand(
              "scan baseline",
              Group.GATE,
              "Write down which secrets are known",
              "coffre scan baseline",
              ScanBaselineCommand::new),
          new NativeCommand(
              "scan allow",
              Group.GATE,
              "Let one secret stay, for a reason",
              "coffre scan allow --reason 'a test fixture' 5c0ffee1",
              ScanAllowCommand::new),
          new NativeCommand(
              "scan import",
              Group.GATE,
              "Take over what another scanner leaves alone",
              "coffre scan import .gitleaksignore",
              ScanImportCommand::new),
          new NativeCommand(
              "scan explain",
              Group.GATE,
              "Say why something is reported, or why not",
              "coffre scan explain --why-not config.yaml:12",
              ScanExplainCommand::new),
          new NativeCommand(
              "scan rules",
              Group.GATE,
              "List what the scanner knows",
              "coffre scan rules",
              ScanRulesCommand::new),
          new NativeCommand(
              "check",
              Group.GATE,
              "Check that files are encrypted as their rules say",
              "coffre check",
              CheckCommand::new),
          new NativeCommand(
              "inventory",
              Group.GATE,
              "List every secret source of the repository",
              "coffre inventory",
              InventoryCommand::new),
          new NativeCommand(
              "hooks install",
              Group.GATE,
              "Let Git ask before it commits and pushes",
              "coffre hooks install",
              HooksInstallCommand::new),
          new NativeCommand(
              "hooks uninstall",
              Group.GATE,
              "Take Git's hooks away again",
              "coffre hooks uninstall",
              HooksUninstallCommand::new),
          new NativeCommand(
              "hooks status",
              Group.GATE,
              "Say whether Git asks",
              "coffre hooks status",
              HooksStatusCommand::new),
          new NativeCommand(
              "hooks run",
              Group.GATE,
              "Do what one of Git's hooks does",
              "coffre hooks run pre-commit",
              HooksRunCommand::new),
          new NativeCommand(
              "ports",
              Group.PLATFORM,
              "List the ports that the platform's host may open",
              "coffre ports",
              PortsCommand::new),
          new NativeCommand(
              "verify ports",
              Group.PLATFORM,
              "Ask a host's ports from outside, and hold them against the contract",
              "coffre verify ports --inventory infra/ansible/inventories/lab --from vantage --peer"
                  + " probe.conf",
              VerifyPortsCommand::new),
          new NativeCommand(
              "completion",
              Group.PROGRAM,
              "Print the completion script of bash, zsh or fish",
              "source <(coffre completion bash)",
              CompletionCommand::new),
          new NativeCommand(
              "version",
              Group.PROGRAM,
              "Print the version",
              "coffre version --json",
              VersionCommand::new));

  private NativeCommands() {}

  /// All of them, in the order of the overview.
  public static List<NativeCommand> all() {
    return ALL;
  }

  static Optional<NativeCommand> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /// The commands of two words that begin with this one.
  static List<NativeCommand> family(String first) {
    return ALL.stream().filter(command -> command.name().startsWith(first + " ")).toList();
  }
}
