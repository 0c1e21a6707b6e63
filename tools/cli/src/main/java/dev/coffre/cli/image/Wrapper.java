package dev.coffre.cli.image;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// A primitive type and the class that wraps its values.
record Wrapper(ClassDesc primitive, ClassDesc type) {
  private static final List<Wrapper> ALL =
      List.of(
          new Wrapper(ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean),
          new Wrapper(ConstantDescs.CD_byte, ConstantDescs.CD_Byte),
          new Wrapper(ConstantDescs.CD_short, ConstantDescs.CD_Short),
          new Wrapper(ConstantDescs.CD_char, ConstantDescs.CD_Character),
          new Wrapper(ConstantDescs.CD_int, ConstantDescs.CD_Integer),
          new Wrapper(ConstantDescs.CD_long, ConstantDescs.CD_Long),
          new Wrapper(ConstantDescs.CD_float, ConstantDescs.CD_Float),
          new Wrapper(ConstantDescs.CD_double, ConstantDescs.CD_Double));

  /// Of a primitive type other than `void`, or of the class itself.
  static Wrapper of(ClassDesc type) {
    return ALL.stream()
        .filter(it -> it.primitive.equals(type) || it.type.equals(type))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no wrapper for " + type.displayName()));
  }

  static boolean is(ClassDesc type) {
    return ALL.stream().anyMatch(it -> it.type.equals(type));
  }
}
