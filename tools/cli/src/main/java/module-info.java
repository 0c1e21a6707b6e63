/// The coffre program. It exports nothing: what other code embeds is dev.coffre.core.
module dev.coffre.cli {
  requires com.jcraft.jsch;
  requires dev.coffre.core;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.coffre.cli to
      info.picocli;
  opens dev.coffre.cli.edit to
      info.picocli;
  opens dev.coffre.cli.model to
      info.picocli;
  opens dev.coffre.cli.secrets to
      info.picocli;
  opens dev.coffre.cli.value to
      info.picocli;
}
