package dev.coffre.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Makes steps of a pattern as it is written. For one pattern.
final class Compilation {
  private int loops;

  /// How many loops there are in what was compiled.
  int loops() {
    return loops;
  }

  /// @param next what comes behind
  Step of(Node node, Step next) {
    return switch (node) {
      case Node.Run run -> new Step.Run(run.set(), run.least(), run.most(), next);
      case Node.Sequence sequence -> all(sequence.parts(), next);
      case Node.Choice choice -> fork(choice.options(), next);
      case Node.Repeat repeat -> repeat(repeat, next);
      case Node.Group group ->
          new Step.Mark(
              2 * group.number() - 2,
              of(group.part(), new Step.Mark(2 * group.number() - 1, next)));
      case Node.Look look -> new Step.Look(of(look.part(), new Step.End()), look.wanted(), next);
      case Node.Start start -> new Step.Start(next);
      case Node.Finish finish -> new Step.Finish(next);
      case Node.Edge edge -> new Step.Edge(next);
    };
  }

  private Step all(List<Node> parts, Step next) {
    var step = next;
    for (var part : parts.reversed()) {
      step = of(part, step);
    }
    return step;
  }

  private Step fork(List<Node> options, Step next) {
    var ways = new ArrayList<Step>();
    for (var option : options) {
      ways.add(of(option, next));
    }
    return new Step.Fork(ways);
  }

  private Step repeat(Node.Repeat repeat, Step next) {
    var rest =
        repeat.most() == PatternParser.UNBOUNDED
            ? loop(repeat.part(), next)
            : optional(repeat, next);
    return all(new ArrayList<>(Collections.nCopies(repeat.least(), repeat.part())), rest);
  }

  private Step loop(Node part, Step next) {
    var loop = new Step.Loop(loops++, next);
    loop.repeats(of(part, loop));
    return loop;
  }

  private Step optional(Node.Repeat repeat, Step next) {
    var step = next;
    for (int i = repeat.least(); i < repeat.most(); i++) {
      step = new Step.Fork(List.of(of(repeat.part(), step), next));
    }
    return step;
  }
}
