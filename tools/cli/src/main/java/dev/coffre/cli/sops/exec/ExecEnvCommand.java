package dev.coffre.cli.sops.exec;

import dev.coffre.cli.child.Child;
import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.value.FlatText;
import java.util.HashMap;
import java.util.Map;

/// `sops exec-env FILE COMMAND`: the top-level values become variables of the command.
public final class ExecEnvCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    Execution.refuseWrongArguments(call);
    var name = call.given().arguments().getFirst();
    var documents = Documents.of(call, name);
    refuseFlags(call);
    Map<String, String> values;
    try (var opened = documents.open(Input.file(call.file(), name))) {
      values = variables(opened.tree().documents().getFirst());
    }
    var environment = new HashMap<String, String>();
    if (!call.given().on("pristine")) {
      environment.putAll(call.host().environment());
    }
    environment.putAll(values);
    var command = call.given().arguments().get(1);
    Execution.run(call, Child.shell(command, environment, call.host().directory()));
  }

  private static void refuseFlags(Call call) throws Failure {
    Execution.warnOfBackground(call, "exec-env");
    if (call.given().on("background") && call.given().on("same-process")) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS,
          "Error: The --same-process flag cannot be used with --background");
    }
    Execution.refuseUser(call);
    if (call.given().on("same-process")) {
      throw Failure.unsupported(
          "--same-process", "a Java process cannot turn into another; leave the flag out");
    }
  }

  private static Map<String, String> variables(Node.Mapping document) throws Failure {
    var variables = new HashMap<String, String>();
    for (var item : document.items()) {
      switch (item) {
        case Comment _ -> {}
        case Entry(var key, Node.Scalar(var value, var _)) -> {
          var text = FlatText.of(value);
          refuseEquals(key);
          refuseNul(key + text);
          variables.put(key, text);
        }
        case Entry(var key, var _) ->
            throw Failure.generic("cannot use complex value in environment; offending key " + key);
      }
    }
    return variables;
  }

  private static void refuseNul(String variable) throws Failure {
    if (variable.indexOf('\0') >= 0) {
      throw Failure.generic("exec: environment variable contains NUL");
    }
  }

  private static void refuseEquals(String key) throws Failure {
    if (key.contains("=")) {
      throw Failure.generic("cannot use keys with '=' in environment: " + key);
    }
  }
}
