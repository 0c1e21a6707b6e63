package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.secrets.InputOptions;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.json.Json;
import dev.coffre.sops.Format;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Prints one decrypted value.
public final class GetCommand implements NativeCommand.Action {
  private static final Store.Layout LAYOUT = new Store.Layout(4);

  private final Host host;

  private final InputOptions input = new InputOptions();

  private boolean json;

  private String file = "";

  private String path = "";

  /// For a file of `host`.
  public GetCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Print one value of an encrypted file: a string as it is, with a newline only on a"
                + " terminal; anything else in the file's format.")
        .flag(
            List.of("--json"),
            "Print {\"file\", \"path\", \"value\"} with a string value.",
            () -> json = true);
    input.declare(options, "Take the format");
    options
        .operand("FILE", "An encrypted file, or - for standard input.", given -> file = given)
        .operand("PATH", "As in db.hosts[0].password.", given -> path = given);
  }

  @Override
  public boolean takes(List<String> operands) {
    if (operands.size() != 2) {
      return false;
    }
    file = operands.getFirst();
    path = operands.getLast();
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var at = PathArgument.parse(path);
    var secret = input.read(host, file);
    try (var open = new Vault(host).open(secret)) {
      Node node =
          at.in(open.document())
              .orElseThrow(() ->
                  CommandException.refused(
                      secret.name() + ": there is nothing at " + at,
                      NearPath.hint(at, open.document())));
      print(bytes(node, secret.format()), secret.name(), at.toString());
      return ExitCode.OK;
    } catch (SopsException | StoreException e) {
      throw new FileFailure(secret.name(), e);
    }
  }

  private static byte[] bytes(Node node, Format format) throws StoreException {
    return node instanceof Node.Scalar(Value.Str text, var site)
        ? text.bytes().expose(byte[]::clone)
        : format.store().emitValue(node, LAYOUT);
  }

  private void print(byte[] value, String name, String shownPath) {
    if (json) {
      String text = new String(value, StandardCharsets.UTF_8);
      host.out()
          .println(Json.object().with("file", name).with("path", shownPath).with("value", text));
      return;
    }
    host.out().write(value, 0, value.length);
    boolean ended = value.length > 0 && value[value.length - 1] == '\n';
    if (!ended && host.terminal().showsOutput()) {
      host.out().println();
    }
  }
}
