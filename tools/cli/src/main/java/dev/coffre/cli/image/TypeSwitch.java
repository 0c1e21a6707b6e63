package dev.coffre.cli.image;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// Which case of a pattern switch takes a value: what `SwitchBootstraps.typeSwitch` finds out.
///
/// @param labels the type of each case
record TypeSwitch(String name, MethodTypeDesc type, List<ClassDesc> labels) implements PlainMethod {
  private static final int SELECTOR = 0;
  private static final int FIRST_CASE = 1;

  TypeSwitch {
    labels = List.copyOf(labels);
  }

  /// Empty if a case is a constant or a primitive type.
  static Optional<TypeSwitch> of(String name, MethodTypeDesc site, List<ConstantDesc> labels) {
    var types =
        labels.stream()
            .filter(ClassDesc.class::isInstance)
            .map(ClassDesc.class::cast)
            .filter(type -> !type.isPrimitive())
            .toList();
    return types.size() == labels.size()
        ? Optional.of(new TypeSwitch(name, site, types))
        : Optional.empty();
  }

  /// `-1` for null; else the first case, from the given one on, whose type the value has; else the
  /// number of cases. A case whose guard failed asks again from the next one on.
  @Override
  public void write(CodeBuilder code) {
    var present = code.newLabel();
    code.aload(SELECTOR).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < labels.size(); i++) {
      var next = code.newLabel();
      code.iload(FIRST_CASE).loadConstant(i).if_icmpgt(next);
      code.aload(SELECTOR).instanceOf(labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
