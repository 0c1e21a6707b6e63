package dev.coffre.cli;

import dev.coffre.cli.NativeCommand.Group;
import dev.coffre.cli.access.KeysApplyCommand;
import dev.coffre.cli.access.KeysPlanCommand;
import dev.coffre.cli.access.StatusCommand;
import dev.coffre.cli.access.SyncCommand;
import dev.coffre.cli.backup.BackupCreateCommand;
import dev.coffre.cli.backup.BackupListCommand;
import dev.coffre.cli.backup.BackupPruneCommand;
import dev.coffre.cli.backup.BackupVerifyCommand;
import dev.coffre.cli.cases.KeysCasesCommand;
import dev.coffre.cli.cases.KeysCloseCommand;
import dev.coffre.cli.cases.KeysRevokeCommand;
import dev.coffre.cli.check.CheckCommand;
import dev.coffre.cli.diff.DiffCommand;
import dev.coffre.cli.drill.DrillFreshnessCommand;
import dev.coffre.cli.drill.DrillKeygenCommand;
import dev.coffre.cli.drill.DrillMutateCommand;
import dev.coffre.cli.drill.DrillReportCommand;
import dev.coffre.cli.drill.DrillRunCommand;
import dev.coffre.cli.drill.DrillVerifyCommand;
import dev.coffre.cli.edit.EditCommand;
import dev.coffre.cli.hooks.HooksInstallCommand;
import dev.coffre.cli.hooks.HooksRunCommand;
import dev.coffre.cli.hooks.HooksStatusCommand;
import dev.coffre.cli.hooks.HooksUninstallCommand;
import dev.coffre.cli.init.InitCommand;
import dev.coffre.cli.inventory.InventoryCommand;
import dev.coffre.cli.merge.MergeCommand;
import dev.coffre.cli.model.CompletionCommand;
import dev.coffre.cli.ports.PortsCommand;
import dev.coffre.cli.ports.VerifyPortsCommand;
import dev.coffre.cli.recovery.KeysPaperCommand;
import dev.coffre.cli.recovery.KeysRecoverCommand;
import dev.coffre.cli.registry.KeysAddCommand;
import dev.coffre.cli.registry.KeysDoctorCommand;
import dev.coffre.cli.registry.KeysInspectCommand;
import dev.coffre.cli.registry.KeysListCommand;
import dev.coffre.cli.registry.KeysNewCommand;
import dev.coffre.cli.registry.KeysRetireCommand;
import dev.coffre.cli.registry.KeysShowCommand;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every native command: the dispatcher, the overview, completion and manual pages read this list.
public final class NativeCommands {
  private static final List<NativeCommand> ALL =
      List.of(
          new NativeCommand(
              "init", Group.START, "Make a repository ready: identity and rules", "coffre init"),
          new NativeCommand(
              "encrypt",
              Group.SECRETS,
              "Encrypt files as their creation rules say",
              "coffre encrypt ."),
          new NativeCommand(
              "decrypt", Group.SECRETS, "Decrypt files", "coffre decrypt secrets.yaml"),
          new NativeCommand(
              "edit", Group.SECRETS, "Edit a file in your editor", "coffre edit secrets.yaml"),
          new NativeCommand(
              "get", Group.SECRETS, "Print one value", "coffre get secrets.yaml db.password"),
          new NativeCommand(
              "set",
              Group.SECRETS,
              "Set one value, typed, read or generated",
              "coffre set --generate 32 secrets.yaml db.password"),
          new NativeCommand(
              "unset",
              Group.SECRETS,
              "Remove one value",
              "coffre unset secrets.yaml db.old_password"),
          new NativeCommand(
              "diff",
              Group.SECRETS,
              "Show what changed in encrypted files, without the values",
              "coffre diff secrets.yaml"),
          new NativeCommand(
              "merge",
              Group.SECRETS,
              "Merge two versions of an encrypted file",
              "coffre merge --name secrets.yaml base ours theirs"),
          new NativeCommand(
              "keys paper",
              Group.KEYS,
              "Make a recovery key, on pages to print",
              "coffre keys paper --shares 5 --threshold 3 /dev/shm/pages"),
          new NativeCommand(
              "keys recover",
              Group.KEYS,
              "Rebuild a recovery key from its pages",
              "coffre keys recover --drill"),
          new NativeCommand(
              "keys list", Group.KEYS, "List who holds which key", "coffre keys list"),
          new NativeCommand(
              "keys new", Group.KEYS, "Make an identity", "coffre keys new -o ci.key"),
          new NativeCommand(
              "keys add",
              Group.KEYS,
              "Enter a holder that has shown its key",
              "coffre keys add alice --recipient age1… --team ops --challenge alice.age"),
          new NativeCommand(
              "keys show",
              Group.KEYS,
              "Show a holder and what it can open",
              "coffre keys show alice"),
          new NativeCommand(
              "keys inspect",
              Group.KEYS,
              "Say who can open files, without a key",
              "coffre keys inspect db.sops.yaml"),
          new NativeCommand(
              "keys retire",
              Group.KEYS,
              "Mark a holder as about to be replaced",
              "coffre keys retire old-laptop"),
          new NativeCommand(
              "keys plan",
              Group.KEYS,
              "Say which files change, who gains access and who loses it",
              "coffre keys plan"),
          new NativeCommand(
              "keys apply",
              Group.KEYS,
              "Make files readable for those whom the registry names",
              "coffre keys apply"),
          new NativeCommand(
              "keys revoke",
              Group.KEYS,
              "Take a holder's access away, and list what it still knows",
              "coffre keys revoke alice"),
          new NativeCommand(
              "keys cases",
              Group.KEYS,
              "Show what revoked holders know and what is still to be changed",
              "coffre keys cases"),
          new NativeCommand(
              "keys close",
              Group.KEYS,
              "Close what nobody can verify, for a reason",
              "coffre keys close alice 7 --reason 'the account is deleted'"),
          new NativeCommand(
              "keys doctor",
              Group.KEYS,
              "Look for what would lock people out, or let somebody in",
              "coffre keys doctor"),
          new NativeCommand(
              "sync",
              Group.KEYS,
              "Bring files in line with .sops.yaml",
              "coffre sync --yes group_vars/"),
          new NativeCommand(
              "status",
              Group.KEYS,
              "Say which files are encrypted, in line, and readable by you",
              "coffre status"),
          new NativeCommand(
              "scan staged",
              Group.GATE,
              "Find plaintext secrets in what is staged",
              "coffre scan staged"),
          new NativeCommand(
              "scan tree",
              Group.GATE,
              "Find plaintext secrets in files and folders",
              "coffre scan tree"),
          new NativeCommand(
              "scan history",
              Group.GATE,
              "Find plaintext secrets in all that was ever committed",
              "coffre scan history"),
          new NativeCommand(
              "scan commits",
              Group.GATE,
              "Find plaintext secrets in what commits bring",
              "coffre scan commits main..HEAD"),
          new NativeCommand(
              "scan stdin",
              Group.GATE,
              "Find plaintext secrets in standard input",
              "kubectl get cm -o yaml | coffre scan stdin --name cm.yaml"),
          new NativeCommand(
              "scan baseline",
              Group.GATE,
              "Write down which secrets are known",
              "coffre scan baseline"),
          new NativeCommand(
              "scan allow",
              Group.GATE,
              "Let one secret stay, for a reason",
              "coffre scan allow --reason 'a test fixture' 5c0ffee1"),
          new NativeCommand(
              "scan import",
              Group.GATE,
              "Take over what another scanner leaves alone",
              "coffre scan import .gitleaksignore"),
          new NativeCommand(
              "scan explain",
              Group.GATE,
              "Say why something is reported, or why not",
              "coffre scan explain --why-not config.yaml:12"),
          new NativeCommand(
              "scan rules", Group.GATE, "List what the scanner knows", "coffre scan rules"),
          new NativeCommand(
              "check",
              Group.GATE,
              "Check that files are encrypted as their rules say",
              "coffre check"),
          new NativeCommand(
              "inventory",
              Group.GATE,
              "List every secret source of the repository",
              "coffre inventory"),
          new NativeCommand(
              "hooks install",
              Group.GATE,
              "Let Git ask before it commits and pushes",
              "coffre hooks install"),
          new NativeCommand(
              "hooks uninstall",
              Group.GATE,
              "Take Git's hooks away again",
              "coffre hooks uninstall"),
          new NativeCommand(
              "hooks status", Group.GATE, "Say whether Git asks", "coffre hooks status"),
          new NativeCommand(
              "hooks run",
              Group.GATE,
              "Do what one of Git's hooks does",
              "coffre hooks run pre-commit"),
          new NativeCommand(
              "ports",
              Group.PLATFORM,
              "List the ports that the platform's host may open",
              "coffre ports"),
          new NativeCommand(
              "verify ports",
              Group.PLATFORM,
              "Ask a host's ports from outside, and hold them against the contract",
              "coffre verify ports --inventory infra/ansible/inventories/lab --from vantage --peer"
                  + " probe.conf"),
          new NativeCommand(
              "backup create",
              Group.PROOF,
              "Back up what the plan names, encrypted",
              "coffre backup create ledger"),
          new NativeCommand(
              "backup list", Group.PROOF, "List the backups that there are", "coffre backup list"),
          new NativeCommand(
              "backup verify",
              Group.PROOF,
              "Open backups whole and hold them against what they say",
              "coffre backup verify -i identity.txt ledger"),
          new NativeCommand(
              "backup prune",
              Group.PROOF,
              "Remove the backups that the plan does not keep",
              "coffre backup prune --dry-run"),
          new NativeCommand(
              "drill run",
              Group.PROOF,
              "Restore a backup into a disposable place and leave evidence",
              "coffre drill run -i identity.txt ledger"),
          new NativeCommand(
              "drill keygen",
              Group.PROOF,
              "Make the key that signs evidence",
              "coffre drill keygen"),
          new NativeCommand(
              "drill verify",
              Group.PROOF,
              "Verify the evidence of drills, offline",
              "coffre drill verify"),
          new NativeCommand(
              "drill report",
              Group.PROOF,
              "Tell how drills went, as a table or a page",
              "coffre drill report --format html ledger >certificate.html"),
          new NativeCommand(
              "drill freshness",
              Group.PROOF,
              "Say whether drills are recent enough",
              "coffre drill freshness --max-age 30d"),
          new NativeCommand(
              "drill mutate",
              Group.PROOF,
              "Show that drills notice what is wrong",
              "coffre drill mutate -i identity.txt ledger"),
          new NativeCommand(
              "completion",
              Group.PROGRAM,
              "Print the completion script of bash, zsh or fish",
              "source <(coffre completion bash)"),
          new NativeCommand(
              "version", Group.PROGRAM, "Print the version", "coffre version --json"));

  private NativeCommands() {}

  /// All of them, in the order of the overview.
  public static List<NativeCommand> all() {
    return ALL;
  }

  /// Makes the action of one of them, its options unset. Not a field of the command: a function for
  /// each would be made at every start.
  public static NativeCommand.Action action(NativeCommand command, Host host) {
    return switch (command.name()) {
      case "init" -> new InitCommand(host);
      case "encrypt" -> new EncryptCommand(host);
      case "decrypt" -> new DecryptCommand(host);
      case "edit" -> new EditCommand(host);
      case "get" -> new GetCommand(host);
      case "set" -> new SetCommand(host);
      case "unset" -> new UnsetCommand(host);
      case "diff" -> new DiffCommand(host);
      case "merge" -> new MergeCommand(host);
      case "keys paper" -> new KeysPaperCommand(host);
      case "keys recover" -> new KeysRecoverCommand(host);
      case "keys list" -> new KeysListCommand(host);
      case "keys new" -> new KeysNewCommand(host);
      case "keys add" -> new KeysAddCommand(host);
      case "keys show" -> new KeysShowCommand(host);
      case "keys inspect" -> new KeysInspectCommand(host);
      case "keys retire" -> new KeysRetireCommand(host);
      case "keys plan" -> new KeysPlanCommand(host);
      case "keys apply" -> new KeysApplyCommand(host);
      case "keys revoke" -> new KeysRevokeCommand(host);
      case "keys cases" -> new KeysCasesCommand(host);
      case "keys close" -> new KeysCloseCommand(host);
      case "keys doctor" -> new KeysDoctorCommand(host);
      case "sync" -> new SyncCommand(host);
      case "status" -> new StatusCommand(host);
      case "scan staged" -> new ScanStagedCommand(host);
      case "scan tree" -> new ScanTreeCommand(host);
      case "scan history" -> new ScanHistoryCommand(host);
      case "scan commits" -> new ScanCommitsCommand(host);
      case "scan stdin" -> new ScanStdinCommand(host);
      case "scan baseline" -> new ScanBaselineCommand(host);
      case "scan allow" -> new ScanAllowCommand(host);
      case "scan import" -> new ScanImportCommand(host);
      case "scan explain" -> new ScanExplainCommand(host);
      case "scan rules" -> new ScanRulesCommand(host);
      case "check" -> new CheckCommand(host);
      case "inventory" -> new InventoryCommand(host);
      case "hooks install" -> new HooksInstallCommand(host);
      case "hooks uninstall" -> new HooksUninstallCommand(host);
      case "hooks status" -> new HooksStatusCommand(host);
      case "hooks run" -> new HooksRunCommand(host);
      case "ports" -> new PortsCommand(host);
      case "verify ports" -> new VerifyPortsCommand(host);
      case "backup create" -> new BackupCreateCommand(host);
      case "backup list" -> new BackupListCommand(host);
      case "backup verify" -> new BackupVerifyCommand(host);
      case "backup prune" -> new BackupPruneCommand(host);
      case "drill run" -> new DrillRunCommand(host);
      case "drill keygen" -> new DrillKeygenCommand(host);
      case "drill verify" -> new DrillVerifyCommand(host);
      case "drill report" -> new DrillReportCommand(host);
      case "drill freshness" -> new DrillFreshnessCommand(host);
      case "drill mutate" -> new DrillMutateCommand(host);
      case "completion" -> new CompletionCommand(host);
      case "version" -> new VersionCommand(host);
      default -> throw new IllegalArgumentException(command.name());
    };
  }

  /// No stream: the first one of a process takes a third of a millisecond, and a staged scan is
  /// waited for.
  static Optional<NativeCommand> named(String name) {
    for (var command : ALL) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /// The commands of two words that begin with this one.
  static List<NativeCommand> family(String first) {
    var family = new ArrayList<NativeCommand>();
    for (var command : ALL) {
      if (command.name().startsWith(first + " ")) {
        family.add(command);
      }
    }
    return family;
  }
}
