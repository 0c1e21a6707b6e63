// Shipped code that needs the tests.
package dev.coffre.cli;

import dev.coffre.e2e.architecture.Defects;

class UsesTestbed {
  Object testbed = Defects.class;
}
