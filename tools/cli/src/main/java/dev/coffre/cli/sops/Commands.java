package dev.coffre.cli.sops;

import static dev.coffre.cli.sops.line.Flag.Kind.DEFAULT_ON;
import static dev.coffre.cli.sops.line.Flag.Kind.LIST;
import static dev.coffre.cli.sops.line.Flag.Kind.NUMBER;
import static dev.coffre.cli.sops.line.Flag.onOff;
import static dev.coffre.cli.sops.line.Flag.text;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.KeyFlag;
import dev.coffre.cli.sops.command.CompletionCommand;
import dev.coffre.cli.sops.command.DecryptCommand;
import dev.coffre.cli.sops.command.EncryptCommand;
import dev.coffre.cli.sops.command.FileStatusCommand;
import dev.coffre.cli.sops.command.LegacyCommand;
import dev.coffre.cli.sops.command.SetCommand;
import dev.coffre.cli.sops.command.UnsetCommand;
import dev.coffre.cli.sops.command.Unsupported;
import dev.coffre.cli.sops.edit.EditCommand;
import dev.coffre.cli.sops.exec.ExecEnvCommand;
import dev.coffre.cli.sops.exec.ExecFileCommand;
import dev.coffre.cli.sops.holder.GroupsAddCommand;
import dev.coffre.cli.sops.holder.GroupsDeleteCommand;
import dev.coffre.cli.sops.holder.RotateCommand;
import dev.coffre.cli.sops.holder.UpdateKeysCommand;
import dev.coffre.cli.sops.line.Command;
import dev.coffre.cli.sops.line.Flag;
import dev.coffre.cli.sops.line.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of commands and their flags, as sops 3.13.3 has them.
final class Commands {
  private static final Flag IN_PLACE =
      onOff("in-place, i", "write the result back to the file instead of stdout");
  private static final Flag OUTPUT = text("output", "write the result to this file");
  private static final Flag EXTRACT =
      text("extract", "give one value or branch only, such as '[\"key\"][0]'");
  private static final Flag IGNORE_MAC =
      onOff("ignore-mac", "decrypt even if the message authentication code does not match");
  private static final Flag FILENAME =
      text("filename-override", "take configuration and formats for this name");
  private static final Flag ORDER =
      text("decryption-order", "kinds of keys to try, in this order, separated by commas")
          .orFrom("SOPS_DECRYPTION_ORDER");
  private static final Flag CONTEXT =
      text("encryption-context", "AWS KMS encryption context (not supported)");
  private static final Flag PROFILE = text("aws-profile", "AWS profile (not supported)");
  private static final Flag THRESHOLD =
      Flag.of(
          NUMBER,
          "shamir-secret-sharing-threshold",
          "how many key groups are needed to get at the data key");
  private static final Flag SHOW_KEYS =
      onOff("show-master-keys, s", "show the metadata in the editor too");
  private static final Flag BACKGROUND =
      onOff("background", "do not wait for the command (deprecated)");
  private static final Flag USER = text("user", "run the command as this user (not supported)");
  private static final Flag YES = onOff("yes, y", "do not ask");
  private static final Flag IDEMPOTENT =
      onOff("idempotent", "leave the file alone if nothing would change");
  private static final Flag GROUP_FILE = text("file, f", "the file to change");
  private static final Flag VERBOSE = onOff("verbose", "say more on stderr");

  private Commands() {}

  /// The program.
  static Command<Action> root() {
    return new Command<>(
        "sops",
        "edits, encrypts and decrypts files of secrets for age recipients (as sops 3.13.3)",
        "FILE",
        new Flags(rootFlags()),
        List.of(
            completion(),
            execEnv(),
            execFile(),
            publish(),
            keyservice(),
            Command.of(
                "filestatus",
                "say whether a file is encrypted, as JSON",
                "FILE",
                List.of(inputType()),
                new FileStatusCommand()),
            groups(),
            Command.of(
                "updatekeys",
                "bring the keys of files in line with the configuration",
                "FILE...",
                flags(Stream.of(YES, inputType())),
                new UpdateKeysCommand()),
            decrypt(),
            encrypt(),
            rotate(),
            edit(),
            set(),
            unset()),
        Optional.of(new LegacyCommand()));
  }

  /// The flags of a command with the ones that every command has.
  static Flags withHelp(Command<Action> command) {
    var help = onOff("help, h", "show this text");
    var version = onOff("version, v", "print the version");
    boolean isRoot = command.name().equals("sops");
    return new Flags(
        Stream.concat(
                command.flags().flags().stream(),
                isRoot ? Stream.of(help, version) : Stream.of(help))
            .toList());
  }

  private static Command<Action> completion() {
    return Command.group(
        "completion",
        "print a completion script",
        List.of(
            Command.of("bash", "for bash", "", List.of(), CompletionCommand.bash()),
            Command.of("zsh", "for zsh", "", List.of(), CompletionCommand.zsh())));
  }

  private static Command<Action> execEnv() {
    return Command.of(
        "exec-env",
        "run a command with the decrypted values in its environment",
        "FILE COMMAND",
        flags(
            Stream.of(
                BACKGROUND,
                onOff("pristine", "hand on nothing of the present environment"),
                USER,
                onOff("same-process", "replace this process (not supported)"),
                ORDER)),
        new ExecEnvCommand());
  }

  private static Command<Action> execFile() {
    return Command.of(
        "exec-file",
        "run a command with the decrypted content in a temporary file, named {} in it",
        "FILE COMMAND",
        flags(
            Stream.of(
                BACKGROUND,
                onOff("no-fifo", "use a regular file instead of a named pipe"),
                USER,
                inputType(),
                outputType(),
                text("filename", "name of the temporary file"),
                ORDER)),
        new ExecFileCommand());
  }

  private static Command<Action> publish() {
    return Command.of(
        "publish",
        "upload files to a configured destination (not supported)",
        "FILE",
        flags(
            Stream.of(
                YES,
                onOff("omit-extensions", "leave the file extension out of the destination"),
                onOff("recursive", "take every file below a folder"),
                VERBOSE,
                ORDER)),
        Unsupported.publish());
  }

  private static Command<Action> keyservice() {
    return Command.of(
        "keyservice",
        "serve keys to other machines (not supported)",
        "",
        List.of(
            text("network, net", "network to listen on"),
            text("address, addr", "address to listen on"),
            onOff("prompt", "ask before each request"),
            VERBOSE),
        Unsupported.keyservice());
  }

  private static Command<Action> groups() {
    return Command.group(
        "groups",
        "add and remove key groups of a file",
        List.of(
            Command.of(
                "add",
                "add a key group",
                "",
                flags(
                    Stream.of(GROUP_FILE),
                    KeyFlag.groupFlags(),
                    Stream.of(PROFILE, IN_PLACE, THRESHOLD, CONTEXT)),
                new GroupsAddCommand()),
            Command.of(
                "delete",
                "remove the key group with this index",
                "INDEX",
                flags(Stream.of(GROUP_FILE, IN_PLACE, THRESHOLD)),
                new GroupsDeleteCommand())));
  }

  private static Command<Action> decrypt() {
    return Command.of(
        "decrypt",
        "decrypt a file, or stdin, to stdout",
        "[FILE]",
        flags(
            Stream.of(
                IN_PLACE, EXTRACT, OUTPUT, inputType(), outputType(), IGNORE_MAC, FILENAME, ORDER)),
        new DecryptCommand());
  }

  private static Command<Action> encrypt() {
    return Command.of(
        "encrypt",
        "encrypt a file, or stdin, to stdout",
        "[FILE]",
        flags(
            Stream.of(IN_PLACE, OUTPUT),
            KeyFlag.recipientFlags(),
            Stream.of(PROFILE, inputType(), outputType()),
            selectors(),
            Stream.of(CONTEXT, THRESHOLD, FILENAME)),
        new EncryptCommand());
  }

  private static Command<Action> rotate() {
    return Command.of(
        "rotate",
        "encrypt a file again with a new data key",
        "FILE",
        flags(
            Stream.of(IN_PLACE, OUTPUT, inputType(), outputType(), CONTEXT),
            KeyFlag.changeFlags(),
            Stream.of(FILENAME, ORDER)),
        new RotateCommand());
  }

  private static Command<Action> edit() {
    return Command.of(
        "edit",
        "edit an encrypted file, or make a new one",
        "FILE",
        flags(
            KeyFlag.recipientFlags(),
            Stream.of(PROFILE, inputType(), outputType()),
            selectors(),
            Stream.of(CONTEXT, THRESHOLD, SHOW_KEYS, IGNORE_MAC, ORDER)),
        new EditCommand());
  }

  private static Command<Action> set() {
    return Command.of(
        "set",
        "put a JSON value under an index such as '[\"key\"][0]'",
        "FILE INDEX [VALUE]",
        flags(
            Stream.of(
                inputType(),
                outputType(),
                onOff("value-file", "VALUE names a file that holds the value"),
                onOff("value-stdin", "the value comes from stdin"),
                THRESHOLD,
                IGNORE_MAC,
                ORDER,
                IDEMPOTENT)),
        new SetCommand());
  }

  private static Command<Action> unset() {
    return Command.of(
        "unset",
        "remove what stands under an index such as '[\"key\"][0]'",
        "FILE INDEX",
        flags(Stream.of(inputType(), outputType(), THRESHOLD, IGNORE_MAC, ORDER, IDEMPOTENT)),
        new UnsetCommand());
  }

  private static List<Flag> rootFlags() {
    return flags(
        Stream.of(
            onOff("decrypt, d", "decrypt to stdout"),
            onOff("encrypt, e", "encrypt to stdout"),
            onOff("rotate, r", "encrypt again with a new data key"),
            onOff("disable-version-check", "accepted; this build never looks for a newer version")
                .orFrom("SOPS_DISABLE_VERSION_CHECK"),
            onOff("check-for-updates", "accepted; this build never looks for a newer version")),
        KeyFlag.recipientFlags(),
        Stream.of(PROFILE, IN_PLACE, EXTRACT, inputType(), outputType(), SHOW_KEYS),
        KeyFlag.changeFlags(),
        Stream.of(IGNORE_MAC, onOff("mac-only-encrypted", "authenticate encrypted values only")),
        selectors(),
        Stream.of(
            text("unencrypted-comment-regex", "leave values under a matching comment in clear"),
            text("encrypted-comment-regex", "encrypt values under a matching comment only"),
            text("config", "configuration file, instead of looking for .sops.yaml upwards")
                .orFrom("SOPS_CONFIG"),
            CONTEXT,
            text("set", "put a JSON value under an index: '[\"key\"][0] \"value\"'"),
            THRESHOLD,
            Flag.of(NUMBER, "indent", "columns per level of YAML and JSON"),
            VERBOSE,
            OUTPUT,
            FILENAME,
            ORDER));
  }

  private static Flag inputType() {
    return text("input-type", "format of the input: ini, json, yaml, dotenv or binary");
  }

  private static Flag outputType() {
    return text("output-type", "format of the output: ini, json, yaml, dotenv or binary");
  }

  private static Stream<Flag> selectors() {
    return Stream.of(
        text("unencrypted-suffix", "leave values of keys with this ending in clear"),
        text("encrypted-suffix", "encrypt values of keys with this ending only"),
        text("unencrypted-regex", "leave values of matching keys in clear"),
        text("encrypted-regex", "encrypt values of matching keys only"));
  }

  /// The flags, and those of the key services, which every command that needs a key has.
  @SafeVarargs
  private static List<Flag> flags(Stream<Flag>... parts) {
    var all = new ArrayList<Flag>();
    for (var part : parts) {
      part.forEach(all::add);
    }
    all.add(
        Flag.of(DEFAULT_ON, "enable-local-keyservice", "use this machine's keys")
            .orFrom("SOPS_ENABLE_LOCAL_KEYSERVICE"));
    all.add(
        Flag.of(LIST, "keyservice", "use this key service too (not supported)")
            .orFrom("SOPS_KEYSERVICE"));
    return all;
  }
}
