package dev.coffre.cli.sops.edit;

import dev.coffre.sops.Format;
import java.nio.charset.StandardCharsets;

/// What an editor shows of a file that is not there yet, as in sops.
public final class Example {
  private Example() {}

  /// The example in a format.
  static byte[] of(Format format) {
    var text =
        switch (format) {
          case YAML ->
              """
              hello: Welcome to SOPS! Edit this file as you please!
              example_key: example_value
              # Example comment
              example_array:
                  - example_value1
                  - example_value2
              example_number: 1234.56789
              example_booleans:
                  - true
                  - false
              """;
          case JSON ->
              """
              {
                "hello": "Welcome to SOPS! Edit this file as you please!",
                "example_key": "example_value",
                "example_array": ["example_value1", "example_value2"],
                "example_number": 1234.56789,
                "example_booleans": [true, false]
              }
              """;
          case DOTENV ->
              """
              # This is an example file.
              hello=Welcome to SOPS! Edit this file as you please!
              example_key=example_value
              example_multiline=foo\\nbar\\nbaz
              """;
          case INI ->
              """
              ; This is an example file.
              [Welcome!]
              hello       = Welcome to SOPS! Edit this file as you please!
              example_key = example_value
              """;
          case BINARY -> "Welcome to SOPS! Edit this file as you please!";
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
