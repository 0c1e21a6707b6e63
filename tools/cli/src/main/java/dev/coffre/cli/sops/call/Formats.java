package dev.coffre.cli.sops.call;

import dev.coffre.sops.Format;
import dev.coffre.sops.store.Store;

/// The formats that a command reads and writes, and the layout it writes in.
///
/// @param layout of the output
public record Formats(Format input, Format output, Store.Layout layout) {

  /// The formats for a file called `name`, unless flags say otherwise.
  public static Formats of(Call call, Configuration configuration, String name) throws Failure {
    var output = choose(call.given().text("output-type"), name);
    return new Formats(
        choose(call.given().text("input-type"), name), output, layout(call, configuration, output));
  }

  private static Format choose(String type, String name) {
    return Format.labelled(type).orElseGet(() -> Format.ofFileName(name));
  }

  private static Store.Layout layout(Call call, Configuration configuration, Format output)
      throws Failure {
    if (call.program().has("indent")) {
      return new Store.Layout(call.program().number("indent"));
    }
    return configuration.layout(output);
  }
}
