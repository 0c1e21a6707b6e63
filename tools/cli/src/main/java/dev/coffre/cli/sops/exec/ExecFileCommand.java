package dev.coffre.cli.sops.exec;

import dev.coffre.cli.Host;
import dev.coffre.cli.child.Child;
import dev.coffre.cli.child.Scratch;
import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.command.DecryptCommand;
import dev.coffre.cli.sops.document.Documents;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `sops exec-file FILE COMMAND`: `{}` in the command becomes the path of a pipe or file that holds
/// the decrypted content.
public final class ExecFileCommand implements Action {
  private static final String FALLBACK = "tmp-file";

  @Override
  public void run(Call call) throws Failure {
    Execution.refuseWrongArguments(call);
    var name = call.given().arguments().getFirst();
    var documents = Documents.of(call, name);
    Execution.refuseUser(call);
    var content =
        DecryptCommand.decrypt(
            documents, Input.file(call.file(), name), DecryptCommand.extractedPath(call));
    Execution.warnOfBackground(call, "exec-file");
    try (var scratch = Scratch.create(call.host().environment(), ".sops")) {
      var file = offer(call, scratch, content);
      var command = call.given().arguments().get(1).replace("{}", file.toString());
      var host = call.host();
      Execution.run(call, Child.shell(command, host.environment(), host.directory()));
    } catch (IOException e) {
      throw Failure.generic("cannot offer the decrypted file: " + Input.reason(e));
    }
  }

  private static Path offer(Call call, Scratch scratch, byte[] content)
      throws Failure, IOException {
    var chosen = call.given().text("filename");
    if (!isLocal(chosen)) {
      throw Failure.generic("The provided filename is not a local path.");
    }
    var name = chosen.isEmpty() ? FALLBACK : chosen;
    return call.given().on("no-fifo")
        ? scratch.write(name, content)
        : pipe(call.host(), scratch.file(name), content);
  }

  private static boolean isLocal(String name) {
    var path = Path.of(name).normalize();
    return !path.isAbsolute() && !path.startsWith("..");
  }

  /// A named pipe that a reader gets `content` from. Until there is a reader, the writer waits.
  private static Path pipe(Host host, Path pipe, byte[] content) throws IOException {
    var mkfifo =
        new Child(
            List.of("mkfifo", "-m", "600", pipe.toString()), host.environment(), host.directory());
    if (mkfifo.run() != 0) {
      throw new IOException("mkfifo failed");
    }
    Thread.ofPlatform().daemon().name("pipe").start(() -> feed(pipe, content));
    return pipe;
  }

  private static void feed(Path pipe, byte[] content) {
    try (var out = new FileOutputStream(pipe.toFile())) {
      out.write(content);
    } catch (IOException readerWentAway) {
      return;
    }
  }
}
