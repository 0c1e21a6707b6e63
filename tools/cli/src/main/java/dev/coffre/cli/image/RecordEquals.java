package dev.coffre.cli.image;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// `equals` of a record: the same class, and every field equal; numbers as their wrappers compare
/// them.
record RecordEquals(String name, RecordFields fields) implements PlainMethod {
  private static final int RECORD = 0;
  private static final int OTHER = 1;
  private static final int OTHER_RECORD = 2;

  @Override
  public MethodTypeDesc type() {
    return MethodTypeDesc.of(CD_boolean, fields.owner(), CD_Object);
  }

  @Override
  public void write(CodeBuilder code) {
    var differ = code.newLabel();
    code.aload(OTHER).instanceOf(fields.owner()).ifeq(differ);
    code.aload(OTHER).checkcast(fields.owner()).astore(OTHER_RECORD);
    for (var getter : fields.getters()) {
      var type = RecordFields.type(getter);
      fields.load(code, RECORD, getter);
      fields.load(code, OTHER_RECORD, getter);
      if (type.isPrimitive()) {
        RecordFields.call(code, type, "compare", 2, CD_int);
        code.ifne(differ);
      } else {
        RecordFields.call(code, type, "equals", 2, CD_boolean);
        code.ifeq(differ);
      }
    }
    code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }
}
