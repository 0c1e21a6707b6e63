package dev.coffre.cli.image;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// What a lambda's caller and its body leave to each other: a cast, a wrapper around a number or
/// off it, a wider number, a result that nobody wants.
///
/// @param from the type of what is on the stack
/// @param to the type it is to have
record Conversion(ClassDesc from, ClassDesc to) {

  void write(CodeBuilder code) {
    if (to.equals(ConstantDescs.CD_void)) {
      drop(code);
    } else if (from.isPrimitive() && to.isPrimitive()) {
      code.conversion(TypeKind.from(from), TypeKind.from(to));
    } else if (from.isPrimitive()) {
      var wrapper = Wrapper.of(from);
      code.invokestatic(wrapper.type(), "valueOf", MethodTypeDesc.of(wrapper.type(), from));
    } else if (to.isPrimitive()) {
      unwrap(code);
    } else if (!from.equals(to) && !to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }

  /// A body with a type variable for a result says `Object`.
  private void unwrap(CodeBuilder code) {
    var wrapper = Wrapper.of(Wrapper.is(from) ? from : to);
    var primitive = wrapper.primitive();
    code.checkcast(wrapper.type());
    code.invokevirtual(
        wrapper.type(), primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
    new Conversion(primitive, to).write(code);
  }

  private void drop(CodeBuilder code) {
    switch (TypeKind.from(from).slotSize()) {
      case 1 -> code.pop();
      case 2 -> code.pop2();
      default -> {}
    }
  }
}
