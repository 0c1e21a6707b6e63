package dev.coffre.cli.image;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/// The fields of a record, as `ObjectMethods` is told them.
///
/// @param getters handles that read them, in order
record RecordFields(ClassDesc owner, List<DirectMethodHandleDesc> getters) {
  RecordFields {
    getters = List.copyOf(getters);
  }

  /// Of a site's static arguments: the record, the names, then the getters.
  static RecordFields of(List<ConstantDesc> arguments) {
    return new RecordFields(
        (ClassDesc) arguments.getFirst(),
        arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList());
  }

  static ClassDesc type(DirectMethodHandleDesc getter) {
    return getter.invocationType().returnType();
  }

  /// Puts the field of the record in `slot` on the stack.
  void load(CodeBuilder code, int slot, DirectMethodHandleDesc getter) {
    code.aload(slot).getfield(owner, getter.methodName(), type(getter));
  }

  /// Calls a static method of the type's wrapper, or of `Objects`, such as `hashCode(value)`.
  static void call(
      CodeBuilder code, ClassDesc type, String method, int arguments, ClassDesc result) {
    var owner = type.isPrimitive() ? Wrapper.of(type).type() : ClassDesc.of("java.util.Objects");
    var parameter = type.isPrimitive() ? type : ConstantDescs.CD_Object;
    var parameters = Collections.nCopies(arguments, parameter);
    code.invokestatic(owner, method, MethodTypeDesc.of(result, parameters));
  }
}
