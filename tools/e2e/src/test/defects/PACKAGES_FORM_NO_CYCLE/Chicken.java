// Two packages that need each other.
package dev.coffre.sops.chicken;

public class Chicken {
  Object egg = dev.coffre.sops.egg.Egg.class;
}
