package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a name says of the value that is assigned to it.
final class Names {
  /// What a name promises.
  enum Promise {
    PASSWORD,
    SECRET,
    TOKEN,
    KEY
  }

  private static final Set<String> PASSWORD =
      Set.of(
          "password",
          "passwd",
          "pwd",
          "pass",
          "passphrase",
          "passcode",
          "passw",
          "pswd",
          "psw",
          "pw",
          "passwort",
          "contrasena",
          "senha",
          "motdepasse",
          "pword",
          "userpass",
          "dbpass",
          "dbpassword",
          "rootpass",
          "mypassword",
          "userpassword",
          "rootpassword",
          "adminpassword",
          "smtppassword",
          "dbpasswd",
          "dbpwd",
          "userpwd",
          "keypass",
          "storepass",
          "sshpass",
          "pgpassword",
          "mysqlpassword");
  private static final Set<String> SECRET =
      Set.of(
          "secret",
          "secrets",
          "secretkey",
          "clientsecret",
          "appsecret",
          "apisecret",
          "consumersecret",
          "sharedsecret",
          "tokensecret",
          "accesssecret",
          "cookiesecret",
          "sessionsecret",
          "jwtsecret",
          "salt",
          "pepper",
          "nonce");
  private static final Set<String> TOKEN =
      Set.of(
          "token",
          "tokens",
          "accesstoken",
          "authtoken",
          "apitoken",
          "bottoken",
          "usertoken",
          "refreshtoken",
          "bearer",
          "jwt",
          "sessionid",
          "credential",
          "credentials",
          "cred",
          "creds",
          "auth",
          "authorization",
          "pat",
          "cookie");
  private static final Set<String> KEY =
      Set.of(
          "apikey",
          "appkey",
          "accesskey",
          "secretaccesskey",
          "privatekey",
          "encryptionkey",
          "signingkey",
          "masterkey",
          "authkey",
          "licensekey",
          "servicekey",
          "accountkey",
          "storagekey",
          "sharedkey",
          "sharedaccesskey",
          "presharedkey",
          "cryptkey",
          "hmackey",
          "sessionkey",
          "aeskey",
          "deploykey",
          "integrationkey",
          "ingestkey",
          "writekey",
          "apisecretkey",
          "secretapikey",
          "accountaccesskey");

  /// Words in front of `key` that make it one.
  private static final Set<String> KEY_KINDS =
      Set.of(
          "api",
          "app",
          "access",
          "secret",
          "private",
          "encryption",
          "encrypt",
          "signing",
          "sign",
          "master",
          "auth",
          "license",
          "service",
          "account",
          "storage",
          "shared",
          "preshared",
          "crypt",
          "crypto",
          "cipher",
          "hmac",
          "session",
          "aes",
          "des",
          "deploy",
          "integration",
          "write",
          "client",
          "admin",
          "root",
          "token",
          "jwt",
          "cookie",
          "security",
          "wif",
          "psk",
          "rsa",
          "ssh",
          "server",
          "consumer",
          "webhook",
          "data",
          "rest",
          "ingest",
          "insights",
          "subscription",
          "function",
          "host",
          "stripe",
          "sendgrid",
          "mailgun",
          "aws",
          "azure",
          "google",
          "maps",
          "github",
          "twitter",
          "facebook",
          "base",
          "hash",
          "validation",
          "decryption",
          "machine");

  /// Words behind the noun that do not change what it is.
  private static final Set<String> SUFFIXES =
      Set.of(
          "value",
          "val",
          "str",
          "string",
          "text",
          "txt",
          "base64",
          "b64",
          "hex",
          "plain",
          "plaintext",
          "raw",
          "default",
          "prod",
          "production",
          "dev",
          "development",
          "staging",
          "stage",
          "test",
          "testing",
          "local",
          "qa",
          "uat",
          "env",
          "var",
          "live",
          "sandbox",
          "old",
          "new",
          "current",
          "admin",
          "root",
          "user",
          "db",
          "here",
          "override",
          "primary",
          "secondary",
          "a",
          "b",
          "bytes",
          "data",
          "const",
          "constant",
          "main",
          "demo",
          "example",
          "sample",
          "backup",
          "master",
          "slave",
          "confirm",
          "confirmation",
          "again",
          "repeat",
          "internal",
          "external",
          "public1",
          "pass",
          "eu",
          "us");

  /// Words in front that make it something else.
  private static final Set<String> PREFIXES_AGAINST =
      Set.of(
          "public",
          "no",
          "has",
          "is",
          "needs",
          "require",
          "requires",
          "required",
          "use",
          "uses",
          "show",
          "hide",
          "forgot",
          "reset",
          "change",
          "invalid",
          "missing",
          "wrong",
          "bad",
          "without",
          "csrf",
          "xsrf",
          "num",
          "max",
          "min",
          "count",
          "total",
          "next",
          "prev",
          "page",
          "continuation",
          "pagination",
          "cancellation",
          "cancel",
          "foreign",
          "primary",
          "partition",
          "sort",
          "cache",
          "lookup",
          "index",
          "enable",
          "disable",
          "allow",
          "skip",
          "validate",
          "verify",
          "check",
          "generate",
          "create",
          "get",
          "fetch",
          "find",
          "update",
          "delete",
          "remove",
          "parse",
          "encrypt1",
          "lexer",
          "syntax",
          "type",
          "end",
          "start",
          "unexpected",
          "expected");

  private Names() {}

  /// What a name promises, if anything.
  static Optional<Promise> promise(String name) {
    var words = words(name);
    while (!words.isEmpty() && isSuffix(words.getLast()) && words.size() > 1) {
      words.removeLast();
    }
    if (words.isEmpty()
        || (words.stream().anyMatch(PREFIXES_AGAINST::contains) && against(words))) {
      return Optional.empty();
    }
    return noun(words);
  }

  private static boolean against(List<String> words) {
    return words.subList(0, words.size() - 1).stream().anyMatch(PREFIXES_AGAINST::contains);
  }

  private static Optional<Promise> noun(List<String> words) {
    var last = words.getLast();
    if (PASSWORD.contains(last) || last.endsWith("password") || last.endsWith("passwd")) {
      return Optional.of(Promise.PASSWORD);
    }
    if (SECRET.contains(last) || last.endsWith("secret")) {
      return Optional.of(Promise.SECRET);
    }
    if (TOKEN.contains(last) || last.endsWith("token")) {
      return Optional.of(Promise.TOKEN);
    }
    if (KEY.contains(last) || last.endsWith("apikey") || last.endsWith("secretkey")) {
      return Optional.of(Promise.KEY);
    }
    boolean key = last.equals("key") || last.equals("keys");
    if (key && words.size() > 1 && KEY_KINDS.contains(words.get(words.size() - 2))) {
      return Optional.of(Promise.KEY);
    }
    return Optional.empty();
  }

  private static boolean isSuffix(String word) {
    return (SUFFIXES.contains(word) && !PASSWORD.contains(word))
        || word.chars().allMatch(Character::isDigit);
  }

  /// The words of a name: split at `_`, `-`, `.`, blanks and where a small letter meets a capital.
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean border = i > 0 && startsWord(name, i);
      if (border || !Character.isLetterOrDigit(c)) {
        flush(word, words);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  private static boolean startsWord(String name, int i) {
    char before = name.charAt(i - 1);
    char c = name.charAt(i);
    boolean camel = Character.isLowerCase(before) && Character.isUpperCase(c);
    boolean acronym =
        Character.isUpperCase(before)
            && Character.isUpperCase(c)
            && i + 1 < name.length()
            && Character.isLowerCase(name.charAt(i + 1));
    boolean number =
        Character.isLetter(before) && Character.isDigit(c) && !name.startsWith("64", i);
    return camel || acronym || number;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
