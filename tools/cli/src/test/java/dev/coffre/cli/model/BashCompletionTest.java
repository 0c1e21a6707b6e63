package dev.coffre.cli.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script in a real bash: words typed, words offered.
final class BashCompletionTest {
  /// Sets what bash sets before it calls a completion function, and prints what was offered.
  private static final String TYPE =
      """
      source "$1"; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _vault_tool
      printf '%s\\n' "${COMPREPLY[@]}" | sort | paste -sd, -
      """;

  @TempDir private Path folder;
  @TempDir private Path scripts;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(folder.resolve("a folder"));
    Files.createFile(folder.resolve("a.txt"));
    Files.writeString(scripts.resolve("script"), BashCompletion.script(Samples.PROGRAM));
  }

  @ParameterizedTest(name = "[{0}] offers [{1}]")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the last word is the one being typed, _ when nothing is typed yet
          vault-tool _                   | keys,put
          vault-tool p                   | put
          vault-tool -                   | --help,-h
          vault-tool keys _              | list
          vault-tool keys list _         | ''
          vault-tool put -               | --kind,--note,-C,-k
          vault-tool put --n             | --note
          vault-tool put --kind _        | alpha,beta
          vault-tool put -k b            | beta
          # bash hands over --kind=al as three words
          vault-tool put --kind =        | alpha,beta
          vault-tool put --kind = al     | alpha
          vault-tool put -C _            | a folder
          vault-tool put --note _        | ''
          vault-tool put a               | a folder,a.txt
          vault-tool put --kind alpha a. | a.txt
          # a file named as a command does not lead anywhere
          vault-tool put keys a.         | a.txt
          """)
  void completion_wordsTyped_offersWhatFits(String typed, String offered)
      throws IOException, InterruptedException {
    assertThat(complete(List.of(typed.replace("_", "").split(" ", -1)))).isEqualTo(offered);
  }

  private String complete(List<String> words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", "-uc", TYPE, "bash"));
    command.add(scripts.resolve("script").toString());
    command.addAll(words);
    var bash = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var process = bash.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }
}
