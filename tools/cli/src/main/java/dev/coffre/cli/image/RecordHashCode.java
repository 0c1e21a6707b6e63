package dev.coffre.cli.image;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// `hashCode` of a record, from the hash codes of its fields.
record RecordHashCode(String name, RecordFields fields) implements PlainMethod {
  private static final int RECORD = 0;

  @Override
  public MethodTypeDesc type() {
    return MethodTypeDesc.of(CD_int, fields.owner());
  }

  @Override
  public void write(CodeBuilder code) {
    code.iconst_0();
    for (var getter : fields.getters()) {
      code.bipush(31).imul();
      fields.load(code, RECORD, getter);
      RecordFields.call(code, RecordFields.type(getter), "hashCode", 1, CD_int);
      code.iadd();
    }
    code.ireturn();
  }
}
