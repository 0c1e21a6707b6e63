package dev.coffre.cli.image;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A class for one lambda or method reference: its fields are what the lambda captures, its one
/// method calls what the compiler made of the lambda's body.
///
/// It is a nest mate of the class with the site, since such bodies are private.
///
/// @param host the nest's host
/// @param site the type of the site: what is captured to the interface
/// @param method the interface's method
/// @param erased the method's type as the interface declares it
/// @param typed the method's type at this site
/// @param body what it calls
record FunctionClass(
    ClassDesc name,
    ClassDesc host,
    MethodTypeDesc site,
    String method,
    MethodTypeDesc erased,
    MethodTypeDesc typed,
    DirectMethodHandleDesc body) {
  private static final String FACTORY = "of";
  private static final int FINAL = ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC;
  private static final int THIS = 0;

  static boolean canStandFor(InvokeDynamicInstruction site) {
    var bootstrap = site.bootstrapMethod();
    return bootstrap.owner().displayName().equals("LambdaMetafactory")
        && bootstrap.methodName().equals("metafactory");
  }

  /// @param site one that {@link #canStandFor}
  static FunctionClass of(ClassDesc name, ClassDesc host, InvokeDynamicInstruction site) {
    var arguments = site.bootstrapArgs();
    return new FunctionClass(
        name,
        host,
        site.typeSymbol(),
        site.name().stringValue(),
        (MethodTypeDesc) arguments.get(0),
        (MethodTypeDesc) arguments.get(2),
        (DirectMethodHandleDesc) arguments.get(1));
  }

  /// Takes what is captured from the stack and puts the function there, as the site does.
  void make(CodeBuilder code) {
    code.invokestatic(name, FACTORY, site);
  }

  byte[] classFile() {
    return ClassFile.of().build(name, this::build);
  }

  private void build(ClassBuilder type) {
    type.withFlags(FINAL).withInterfaceSymbols(site.returnType()).with(NestHostAttribute.of(host));
    for (int i = 0; i < site.parameterCount(); i++) {
      type.withField(field(i), site.parameterType(i), ClassFile.ACC_PRIVATE | FINAL);
    }
    type.withMethodBody(FACTORY, site, ClassFile.ACC_STATIC, this::writeFactory)
        .withMethodBody(ConstantDescs.INIT_NAME, constructor(), 0, this::writeConstructor)
        .withMethodBody(method, erased, ClassFile.ACC_PUBLIC, this::writeMethod);
  }

  private MethodTypeDesc constructor() {
    return site.changeReturnType(ConstantDescs.CD_void);
  }

  private void writeFactory(CodeBuilder code) {
    code.new_(name).dup();
    for (int i = 0; i < site.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(site.parameterType(i)), code.parameterSlot(i));
    }
    code.invokespecial(name, ConstantDescs.INIT_NAME, constructor()).areturn();
  }

  private void writeConstructor(CodeBuilder code) {
    code.aload(THIS);
    code.invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    for (int i = 0; i < site.parameterCount(); i++) {
      var captured = site.parameterType(i);
      code.aload(THIS).loadLocal(TypeKind.from(captured), code.parameterSlot(i));
      code.putfield(name, field(i), captured);
    }
    code.return_();
  }

  private void writeMethod(CodeBuilder code) {
    boolean makes = body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
    if (makes) {
      code.new_(body.owner()).dup();
    }
    for (int i = 0; i < site.parameterCount(); i++) {
      code.aload(THIS).getfield(name, field(i), site.parameterType(i));
    }
    List<ClassDesc> taken = body.invocationType().parameterList();
    for (int i = 0; i < erased.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
      var given = new Conversion(erased.parameterType(i), typed.parameterType(i));
      given.write(code);
      new Conversion(given.to(), taken.get(site.parameterCount() + i)).write(code);
    }
    call(code);
    new Conversion(body.invocationType().returnType(), erased.returnType()).write(code);
    code.return_(TypeKind.from(erased.returnType()));
  }

  /// Private methods of nest mates are called as any other.
  private void call(CodeBuilder code) {
    var owner = body.owner();
    var type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    switch (body.kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(owner, body.methodName(), type, body.isOwnerInterface());
      case VIRTUAL, SPECIAL -> code.invokevirtual(owner, body.methodName(), type);
      case INTERFACE_VIRTUAL, INTERFACE_SPECIAL ->
          code.invokeinterface(owner, body.methodName(), type);
      case CONSTRUCTOR -> code.invokespecial(owner, body.methodName(), type);
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalStateException("no lambda has a field for a body: " + body);
    }
  }

  private static String field(int number) {
    return "captured" + number;
  }
}
