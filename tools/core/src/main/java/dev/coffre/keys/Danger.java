package dev.coffre.keys;

/// What would lock people out, or let in whom a rule does not want. The text says it.
public sealed interface Danger {

  /// The rule that it is about, by its path.
  AccessRule rule();

  /// One sentence, without its full stop.
  String text();

  /// Too few holders could read.
  record TooFewReaders(AccessRule rule, long has) implements Danger {
    @Override
    public String text() {
      return "%s: %d of at least %d readers would be left"
          .formatted(rule.path(), has, rule.minimumReaders());
    }
  }

  /// Too few recovery keys could.
  record NoRecovery(AccessRule rule, long has) implements Danger {
    @Override
    public String text() {
      return "%s: %d of at least %d recovery keys would be left"
          .formatted(rule.path(), has, rule.recoveryKeys());
    }
  }

  /// A reader's key is not of the kind that the rule demands.
  record WrongKey(AccessRule rule, Holder holder) implements Danger {
    @Override
    public String text() {
      return "%s: the key of %s is not of the kind '%s'"
          .formatted(rule.path(), holder.name(), rule.keys());
    }
  }

  /// Classic keys beside post-quantum ones undo what those protect from.
  record MixedKeys(AccessRule rule, Holder classic) implements Danger {
    @Override
    public String text() {
      return "%s: %s has a classic key beside post-quantum ones"
          .formatted(rule.path(), classic.name());
    }
  }
}
