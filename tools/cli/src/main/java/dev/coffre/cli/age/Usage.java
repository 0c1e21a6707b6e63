package dev.coffre.cli.age;

/// What the tools print about themselves.
final class Usage {
  static final String AGE =
      """
      Usage:
          age [--encrypt] (-r RECIPIENT | -R PATH)... [--armor] [-o OUTPUT] [INPUT]
          age [--encrypt] --passphrase [--armor] [-o OUTPUT] [INPUT]
          age --decrypt [-i PATH]... [-o OUTPUT] [INPUT]

      Options:
          -e, --encrypt               Encrypt INPUT; the default.
          -d, --decrypt               Decrypt INPUT.
          -o, --output OUTPUT         Write to the file OUTPUT; an existing one is replaced.
          -a, --armor                 Write text instead of binary.
          -p, --passphrase            Encrypt with a passphrase. An empty one makes age choose ten
                                      groups of three random letters and digits (148 bits).
          -r, --recipient RECIPIENT   Encrypt to RECIPIENT. Can be repeated.
          -R, --recipients-file PATH  Encrypt to the recipients in PATH. Can be repeated.
          -i, --identity PATH         Decrypt with the identities in PATH, or with -e encrypt to
                                      them. Can be repeated.
          -j PLUGIN                   The same with a plugin that needs no identity file.
          --version                   Print the version.

      INPUT and OUTPUT are standard input and output if left out.

      RECIPIENT is a public key: of age-keygen ("age1..."), of SSH ("ssh-ed25519 AAAA...",
      "ssh-rsa AAAA...") or of a plugin. Files hold one key a line; blank lines and lines that begin
      with "#" are ignored, and "-" is standard input. An identity file may also be an SSH private
      key, or be encrypted with a passphrase.

      Example:
          $ age-keygen -o key.txt
          $ age -R recipients.txt -o notes.age notes.txt
          $ age -d -i key.txt -o notes.txt notes.age\
      """;

  static final String KEYGEN =
      """
      Usage:
          age-keygen [-pq] [-o OUTPUT]
          age-keygen -y [-o OUTPUT] [INPUT]

      Options:
          -pq                       Make a post-quantum hybrid key pair (ML-KEM-768 + X25519).
          -o, --output OUTPUT       Write to the file OUTPUT, which must not exist.
          -y                        Print the recipients of the identities in INPUT.
          --version                 Print the version.

      INPUT and OUTPUT are standard input and output if left out. With -o, the public key is also
      printed on standard error.

      Example:
          $ age-keygen -o key.txt
          $ age-keygen -y key.txt\
      """;

  static final String INSPECT =
      """
      Usage:
          age-inspect [--json] [INPUT]

      Options:
          --json                      Print JSON.
          --version                   Print the version.

      INPUT is standard input if left out or "-". Nothing that is printed is authenticated.\
      """;

  static final String VERSION = "v1.3.1 (coffre 0.1.0)";

  private Usage() {}
}
