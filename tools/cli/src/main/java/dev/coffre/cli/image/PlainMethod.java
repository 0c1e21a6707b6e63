package dev.coffre.cli.image;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// What a call site of the compiler does, as a method.
sealed interface PlainMethod permits TypeSwitch, RecordEquals, RecordHashCode {
  /// No other method of the class has it.
  String name();

  /// The type of the site it stands for.
  MethodTypeDesc type();

  /// Writes the body.
  void write(CodeBuilder code);

  /// The method for `site`; empty if the AOT cache can hold the site, or if it is of a kind that no
  /// command needs to start: `toString` of records, switches over constants.
  ///
  /// @param number makes the name unique in its class
  static Optional<PlainMethod> standingFor(InvokeDynamicInstruction site, int number) {
    String name = site.name().stringValue() + "$plain" + number;
    var bootstrap = site.bootstrapMethod();
    return switch (bootstrap.owner().displayName() + "." + site.name().stringValue()) {
      case "SwitchBootstraps.typeSwitch" ->
          TypeSwitch.of(name, site.typeSymbol(), site.bootstrapArgs()).map(it -> it);
      case "ObjectMethods.equals" ->
          Optional.of(new RecordEquals(name, RecordFields.of(site.bootstrapArgs())));
      case "ObjectMethods.hashCode" ->
          Optional.of(new RecordHashCode(name, RecordFields.of(site.bootstrapArgs())));
      default -> Optional.empty();
    };
  }
}
