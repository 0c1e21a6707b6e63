package dev.coffre.e2e.script;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
  private final Path folder;

  InterpreterTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh 'echo hello'\nstdout '^hello$'\n! stdout bye\n! stderr .",
        "! sh 'exit 7'\nexit 7",
        "sh 'echo \"it''s\"'\nstdout 'it''s'",
        "stdin a\nsh cat\ncmp stdout a\n-- a --\none\n\ntwo",
        "sh 'printf x'\nstdin stdout\nsh cat\nstdout ^x$",
        "ttyin a\nsh 'read line </dev/tty; echo got $line; echo asked >/dev/tty'\n"
            + "stdout '^got yes$'\nttyout asked\n-- a --\nyes",
        "ttyin a\n! sh 'test -t 1'\n-- a --\n",
        "ttyin -all a\nsh 'test -t 1 && test -t 2'\n-- a --\n",
        "chmod 640 a\nmode rw-r----- a\n-- a --\n",
        "env A=b\nsh 'test $A = b'\nmkdir $A\nexists b",
        "only ours 'the real one has no such thing'"
      })
  void script_thatHolds_passes(String script) {
    assertThatCode(() -> run(script)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh 'exit 1'",
        "! sh true",
        "! sh 'exit 7'\nexit 8",
        "sh 'echo hello'\nstdout bye",
        "sh 'echo hello'\n! stdout hello",
        "sh 'echo x >&2'\n! stderr .",
        "cmp a b\n-- a --\none\n-- b --\ntwo",
        "! cmp a b\n-- a --\none\n-- b --\none",
        "exists nothing",
        "! exists a\n-- a --\n",
        "grep two a\n-- a --\none",
        "mode rwxrwxrwx a\n-- a --\n",
        "ttyin a\nsh 'echo asked >/dev/tty'\nttyout other\n-- a --\n",
        "frobnicate",
        "sh 'open"
      })
  void script_thatDoesNotHold_fails(String script) {
    assertThatThrownBy(() -> run(script))
        .isInstanceOfAny(ScriptFailure.class, IllegalArgumentException.class);
  }

  private void run(String script) throws Exception {
    new Interpreter(new Sandbox(folder, folder)).run(Script.parse(script));
  }
}
