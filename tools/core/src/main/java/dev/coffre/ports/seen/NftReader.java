package dev.coffre.ports.seen;

import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what `nft -j list ruleset` prints (libnftables-json(5)): which ports of the host's
/// addresses its NAT rules lead elsewhere. It follows every chain of type nat at prerouting, as a
/// packet from outside does.
public final class NftReader {
  private final NftRuleset ruleset;
  private final Set<String> readElsewhere;
  private final NftMatch matches;
  private final Set<Forward> forwards = new LinkedHashSet<>();

  private NftReader(NftRuleset ruleset, Collection<InetAddress> own, Set<String> readElsewhere) {
    this.ruleset = ruleset;
    this.readElsewhere = readElsewhere;
    this.matches = new NftMatch(ruleset, own);
  }

  /// What the rules lead elsewhere.
  ///
  /// @param own the addresses of the host
  /// @param readElsewhere tables that iptables-save has shown, as `ip nat`: what iptables writes is
  ///   not readable here
  /// @throws UnreadableException if the text is no ruleset, or a chain was written by iptables and
  ///   is not shown elsewhere
  public static List<Forward> read(
      String text, Collection<InetAddress> own, Set<String> readElsewhere)
      throws UnreadableException {
    try {
      var ruleset = NftRuleset.of(JsonValue.parse(text));
      var reader = new NftReader(ruleset, own, readElsewhere);
      for (var chain : ruleset.entrances()) {
        reader.follow(chain, Match.ALL, Set.of());
      }
      return List.copyOf(reader.forwards);
    } catch (JsonException e) {
      throw new UnreadableException("nft printed no JSON: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("nft printed a rule not understood: " + e.getMessage());
    }
  }

  private void follow(NftRuleset.Chain chain, Match match, Set<NftRuleset.Chain> passed)
      throws UnreadableException {
    if (passed.contains(chain) || readElsewhere.contains(chain.table())) {
      return;
    }
    var here = new LinkedHashSet<>(passed);
    here.add(chain);
    for (var rule : ruleset.rules(chain)) {
      apply(chain, rule, match, here);
    }
  }

  private void apply(
      NftRuleset.Chain chain, List<JsonValue> rule, Match match, Set<NftRuleset.Chain> passed)
      throws UnreadableException {
    var narrowed = match;
    for (var statement : rule) {
      if (narrowed.isEmpty()) {
        return;
      }
      if (statement.field("xt").isPresent()) {
        throw new UnreadableException(
            "iptables wrote nft's table '"
                + chain.table()
                + "', and iptables-save did not show it");
      }
      var condition = statement.field("match");
      if (condition.isPresent()) {
        narrowed = matches.narrow(chain, condition.get(), narrowed);
      }
      verdict(chain, statement, narrowed, passed);
      var map = statement.field("vmap");
      if (map.isPresent()) {
        for (var branch : matches.branches(chain, map.get(), narrowed)) {
          verdict(chain, branch.verdict(), branch.match(), passed);
        }
      }
    }
  }

  private void verdict(
      NftRuleset.Chain chain, JsonValue statement, Match match, Set<NftRuleset.Chain> passed)
      throws UnreadableException {
    if (match.isEmpty()) {
      return;
    }
    if (statement.field("dnat").isPresent() || statement.field("redirect").isPresent()) {
      var led = matches.led(chain, statement, match);
      forwards.addAll(led.forwards("nft " + chain.table() + " " + chain.name()));
    }
    var target = target(statement, "jump").or(() -> target(statement, "goto"));
    if (target.isPresent()) {
      follow(new NftRuleset.Chain(chain.table(), target.get()), match, passed);
    }
  }

  private static Optional<String> target(JsonValue statement, String verdict) {
    return statement.field(verdict).flatMap(jump -> jump.text("target"));
  }
}
