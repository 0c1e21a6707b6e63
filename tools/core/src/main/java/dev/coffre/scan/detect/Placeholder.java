package dev.coffre.scan.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells values that stand for a secret from secrets.
final class Placeholder {
  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "pass",
          "secret",
          "token",
          "key",
          "apikey",
          "api_key",
          "api-key",
          "null",
          "nil",
          "none",
          "undefined",
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "string",
          "str",
          "text",
          "int",
          "bool",
          "boolean",
          "object",
          "any",
          "void",
          "empty",
          "default",
          "required",
          "optional",
          "value",
          "username",
          "user",
          "login",
          "email",
          "name",
          "test",
          "example",
          "sample",
          "dummy",
          "fake",
          "mock",
          "placeholder",
          "redacted",
          "hidden",
          "masked",
          "removed",
          "secure",
          "changeme",
          "change_me",
          "change-me",
          "todo",
          "tbd",
          "fixme",
          "xxx",
          "foo",
          "bar",
          "baz",
          "foobar",
          "hello",
          "world",
          "my_password",
          "mypassword",
          "my-password",
          "your_password",
          "yourpassword",
          "your-password",
          "my_secret",
          "mysecret",
          "my-secret",
          "your_secret",
          "yoursecret",
          "<password>",
          "passw0rd1",
          "mytoken",
          "my_token",
          "my-token",
          "your_token",
          "yourtoken",
          "bearer",
          "basic",
          "digest",
          "oauth",
          "oauth2",
          "jwt",
          "plain",
          "md5",
          "sha1",
          "sha256",
          "bcrypt",
          "utf-8",
          "utf8",
          "base64",
          "hex",
          "id",
          "env",
          "file",
          "vault",
          "prompt",
          "ask",
          "input",
          "keyring",
          "disabled",
          "enabled",
          "unknown",
          "n/a",
          "na",
          "notset",
          "not_set",
          "unset",
          "blank",
          "self",
          "this",
          "public",
          "private",
          "static",
          "const",
          "let",
          "var",
          "new",
          "return",
          "function");

  /// Parts that say of the whole that it is no secret.
  private static final List<String> PARTS =
      List.of(
          "example",
          "placeholder",
          "changeme",
          "change_me",
          "change-me",
          "change_this",
          "changethis",
          "replace_me",
          "replaceme",
          "replace-me",
          "replace_with",
          "replace-with",
          "your_",
          "your-",
          "yourapi",
          "yoursecret",
          "yourtoken",
          "yourkey",
          "insert_",
          "insert-",
          "enter_",
          "enter-",
          "put_your",
          "my_api_key",
          "dummy",
          "redacted",
          "xxxx",
          "****",
          "....",
          "todo",
          "fixme",
          "notreal",
          "not-real",
          "not_real",
          "fakekey",
          "fake_",
          "fake-",
          "<your",
          "sample_",
          "-token-here",
          "-key-here",
          "-secret-here",
          "-password-here",
          "_token_here",
          "_key_here",
          "_secret_here",
          "_password_here",
          "goes_here",
          "12345678901234567890",
          "abcdefghijklmnop",
          "0000000000",
          "deadbeefdeadbeef");

  private Placeholder() {}

  /// Whether it stands for a secret, is made of a single character, or is filled in by a program.
  static boolean matches(String value) {
    var text = value.strip();
    return text.isEmpty()
        || isOneCharacter(text)
        || isTemplate(text)
        || WORDS.contains(text.toLowerCase(Locale.ROOT))
        || hasPart(text.toLowerCase(Locale.ROOT));
  }

  private static boolean hasPart(String text) {
    return PARTS.stream().anyMatch(text::contains);
  }

  private static boolean isOneCharacter(String text) {
    return text.chars().distinct().count() <= (text.length() > 12 ? 3 : text.length() > 6 ? 2 : 1);
  }

  /// `${NAME}`, `{{ name }}`, `<name>`, `%s`, `$NAME`, `#{name}`, `[name]`, `%NAME%`, `@name@`.
  private static boolean isTemplate(String text) {
    return text.contains("${")
        || text.contains("{{")
        || text.contains("$(")
        || text.contains("#{")
        || text.contains("<%")
        || (text.startsWith("<") && text.endsWith(">"))
        || (text.startsWith("[") && text.endsWith("]"))
        || (text.startsWith("{") && text.endsWith("}"))
        || text.matches(
            "%[a-zA-Z_]*%?|%\\([a-z_]+\\)s|\\$[A-Za-z_][A-Za-z0-9_.]*|@[A-Za-z_.]+@|__[A-Z_]+__|:[a-z_]+|&[a-z]+;.*|%[sdv]");
  }
}
