// An age class that works on a SOPS tree.
package dev.coffre.age.format;

class ReadsTree {
  Object tree = dev.coffre.sops.tree.Tree.class;
}
