// A command that ends the process under its caller.
package dev.coffre.cli.secrets;

class EndsTheProcess {
  void run() {
    System.exit(1);
  }
}
