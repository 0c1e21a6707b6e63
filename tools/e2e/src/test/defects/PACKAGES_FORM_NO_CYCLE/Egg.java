// Two packages that need each other.
package dev.coffre.sops.egg;

public class Egg {
  Object chicken = dev.coffre.sops.chicken.Chicken.class;
}
