package dev.coffre.policy;

import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.Envelope;
import java.util.List;

/// Holds every value against the selector: what it means is well-formed ciphertext, what it exempts
/// is none.
record ValueCheck(Violations found, Selector selector) {
  private static final int SHORT_IV = 12;
  private static final int USUAL_IV = 32;

  void check(Tree tree) {
    if (!Survey.isValid(selector)) {
      found.add(
          Check.SOPS_SELECTOR_INVALID,
          selector.kind().field() + " in the metadata is not a valid expression");
      return;
    }
    var leaves = Survey.of(tree, selector);
    leaves.forEach(this::check);
    if (!leaves.isEmpty() && areExempt(leaves)) {
      found.add(
          Check.SOPS_NOTHING_ENCRYPTED,
          "no value is encrypted: " + selector.kind().field() + " matches none");
    }
  }

  private static boolean areExempt(List<Leaf> leaves) {
    for (var leaf : leaves) {
      if (leaf.kind() != Leaf.Kind.EXEMPT) {
        return false;
      }
    }
    return true;
  }

  private void check(Leaf leaf) {
    switch (leaf.kind()) {
      case SELECTED -> value(leaf);
      case SELECTED_COMMENT -> comment(leaf);
      case EXEMPT -> exempt(leaf);
    }
  }

  private void value(Leaf leaf) {
    if (isEmpty(leaf.value())) {
      return;
    }
    if (leaf.value() instanceof Value.Str text && Envelope.isMeant(text)) {
      envelope(leaf, text);
    } else {
      add(Check.SOPS_PLAINTEXT_VALUE, leaf, "the value is in clear in an encrypted file");
    }
  }

  private void comment(Leaf leaf) {
    if (isEmpty(leaf.value())) {
      return;
    }
    if (leaf.value() instanceof Value.Str text && Envelope.isMeant(text)) {
      envelope(leaf, text);
    } else {
      add(Check.SOPS_PLAINTEXT_COMMENT, leaf, "a comment is in clear that should be encrypted");
    }
  }

  private void exempt(Leaf leaf) {
    if (leaf.value() instanceof Value.Str text && Envelope.isMeant(text)) {
      add(
          Check.SOPS_EXEMPT_CIPHERTEXT,
          leaf,
          "an encrypted value stands where " + selector.kind().field() + " encrypts nothing");
    }
  }

  private void envelope(Leaf leaf, Value.Str text) {
    try {
      int length = Envelope.read(text).ivLength();
      if (length == SHORT_IV) {
        add(Check.SOPS_SHORT_IV, leaf, "its iv has 12 bytes; 32 are usual");
      } else if (length != USUAL_IV) {
        add(Check.SOPS_MALFORMED_VALUE, leaf, "the iv has " + length + " bytes instead of 32");
      }
    } catch (CipherException e) {
      add(Check.SOPS_MALFORMED_VALUE, leaf, "the value is " + reason(e));
    }
  }

  private static String reason(CipherException e) {
    var message = String.valueOf(e.getMessage());
    return message.startsWith("not ") ? message : "malformed: " + message;
  }

  private void add(Check check, Leaf leaf, String message) {
    found.add(check, leaf.site(), leaf.path(), message);
  }

  private static boolean isEmpty(Value value) {
    return value instanceof Value.Str(var bytes) && bytes.length() == 0;
  }
}
