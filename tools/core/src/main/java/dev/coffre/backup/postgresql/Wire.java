package dev.coffre.backup.postgresql;

import dev.coffre.postgresql.ScramClient;
import dev.coffre.postgresql.UnusablePasswordException;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/// A session with a server on this machine in PostgreSQL's own protocol (version 3.0), for where
/// there is no `psql`: one statement at a time, answers as text. Without TLS, so for nothing else
/// than sockets and loopback addresses. Not thread-safe.
public final class Wire implements Session, AutoCloseable {
  private static final int VERSION = 3 << 16;
  private static final int LONGEST = 1 << 28;
  private static final int OK = 0;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SASL_FINAL = 12;

  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;

  private Wire(SocketChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  /// Who logs in.
  ///
  /// @param password without it only a server that asks for none lets one in; left open
  public record Login(String user, String database, Optional<SecretBytes> password) {}

  /// A message of the server.
  private record Message(char type, DataInputStream body) {}

  /// Logs in.
  ///
  /// @throws SessionException if the server refuses, or is not there
  public static Wire connect(SocketAddress server, Login login, Randomness randomness)
      throws SessionException {
    try {
      var channel = SocketChannel.open(server);
      try {
        var wire = new Wire(channel);
        wire.logIn(login, randomness);
        return wire;
      } catch (IOException | SessionException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SessionException("no connection to " + shown(server) + ": " + e.getMessage());
    }
  }

  private static String shown(SocketAddress server) {
    return server instanceof UnixDomainSocketAddress socket ? "" + socket.getPath() : "" + server;
  }

  private void logIn(Login login, Randomness randomness) throws IOException, SessionException {
    var start = new Body();
    start.out.writeInt(VERSION);
    for (var text :
        new String[] {
          "user",
          login.user(),
          "database",
          login.database(),
          "client_encoding",
          "UTF8",
          "application_name",
          "coffre",
          "", // the empty name ends the list
        }) {
      start.text(text);
    }
    out.writeInt(start.bytes.size() + Integer.BYTES);
    start.bytes.writeTo(out);
    authenticate(login, randomness);
    answers();
  }

  private void authenticate(Login login, Randomness randomness)
      throws IOException, SessionException {
    var scram = Optional.<ScramClient>empty();
    while (true) {
      var message = message();
      if (message.type() != 'R') {
        throw new SessionException("it speaks another protocol");
      }
      int kind = message.body().readInt();
      var rest = new String(message.body().readAllBytes(), StandardCharsets.UTF_8);
      if (kind == OK) {
        return;
      } else if (kind == SASL && rest.contains("SCRAM-SHA-256\0") && login.password().isPresent()) {
        scram = Optional.of(new ScramClient(login.password().get(), randomness));
        begin(scram.get().first());
      } else if (kind == SASL_CONTINUE && scram.isPresent()) {
        send('p', answer(scram.get(), rest).getBytes(StandardCharsets.UTF_8));
      } else if (kind != SASL_FINAL || scram.isEmpty() || !scram.get().isServer(rest)) {
        throw new SessionException(
            login.password().isEmpty()
                ? "the server wants a password, and none is named"
                : "the server wants no SCRAM-SHA-256, or does not know the password itself");
      }
    }
  }

  private void begin(String first) throws IOException {
    var body = new Body();
    body.text("SCRAM-SHA-256");
    var bytes = first.getBytes(StandardCharsets.UTF_8);
    body.out.writeInt(bytes.length);
    body.out.write(bytes);
    send('p', body.bytes.toByteArray());
  }

  private static String answer(ScramClient scram, String serverFirst) throws SessionException {
    try {
      return scram.answer(serverFirst);
    } catch (UnusablePasswordException e) {
      throw new SessionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String ask(String statement) throws SessionException {
    try {
      var body = new Body();
      body.text(statement);
      send('Q', body.bytes.toByteArray());
      return answers();
    } catch (IOException e) {
      throw new SessionException("the connection was lost: " + e.getMessage());
    }
  }

  /// Reads up to where the server waits for the next statement.
  private String answers() throws IOException, SessionException {
    var rows = new ArrayList<String>();
    for (var message = message(); message.type() != 'Z'; message = message()) {
      if (message.type() == 'D') {
        rows.add(column(message.body()));
      } else if (message.type() == 'G') {
        throw new IOException("it wants data");
      }
    }
    return String.join("\n", rows);
  }

  private static String column(DataInputStream row) throws IOException {
    int length = row.readShort() == 0 ? 0 : row.readInt();
    return length <= 0 ? "" : new String(row.readNBytes(length), StandardCharsets.UTF_8);
  }

  /// @throws SessionException if it tells of an error, after which the session is of no use
  private Message message() throws IOException, SessionException {
    char type = (char) in.readUnsignedByte();
    int length = in.readInt() - Integer.BYTES;
    if (length < 0 || length > LONGEST) {
      throw new IOException("it sends what is no message");
    }
    var body = in.readNBytes(length);
    if (type == 'E') {
      throw new SessionException(said(new String(body, StandardCharsets.UTF_8)));
    }
    return new Message(type, new DataInputStream(new ByteArrayInputStream(body)));
  }

  /// The text of an error: fields that begin with a letter and end with a zero.
  private static String said(String fields) {
    for (var field : fields.split("\0", -1)) {
      if (field.startsWith("M")) {
        return field.substring(1);
      }
    }
    return "it failed and said nothing";
  }

  private void send(char type, byte[] body) throws IOException {
    var message = new Body();
    message.out.writeByte(type);
    message.out.writeInt(body.length + Integer.BYTES);
    message.out.write(body);
    message.bytes.writeTo(out);
  }

  /// A message that is being written.
  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void text(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.writeByte(0);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      return;
    }
  }
}
