// A library class that needs a command line.
package dev.coffre.sops;

class ParsesOptions {
  Object line = picocli.CommandLine.class;
}
