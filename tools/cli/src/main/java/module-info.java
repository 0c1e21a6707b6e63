/// The coffre program.
module dev.coffre.cli {
  requires dev.coffre.core;
  requires info.picocli;
  requires static org.jspecify;

  exports dev.coffre.cli;
}
