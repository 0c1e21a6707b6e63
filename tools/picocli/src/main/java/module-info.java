/// picocli under its own module name, compiled from its sources.
module info.picocli {
  requires static java.sql;

  exports picocli;
}
