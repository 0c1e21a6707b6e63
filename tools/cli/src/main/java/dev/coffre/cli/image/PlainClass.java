package dev.coffre.cli.image;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A class whose lambdas, pattern switches and record methods are code instead of call sites.
///
/// The compiler leaves all of them to the JVM: at its first use such a site spins a class. The AOT
/// cache holds that class for lambdas and string concatenation alone, so that every process would
/// spin the others anew; and with the lambdas it holds all that links them. A lambda becomes a
/// class beside this one, any other site a call of a private static method with the same meaning.
final class PlainClass {
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassModel original;
  private final List<PlainMethod> added = new ArrayList<>();
  private final List<FunctionClass> functions = new ArrayList<>();
  private final byte[] classFile;

  private PlainClass(byte[] classFile) {
    var format = ClassFile.of();
    this.original = format.parse(classFile);
    byte[] rewritten = format.transformClass(original, transform());
    this.classFile = added.isEmpty() && functions.isEmpty() ? classFile : rewritten;
  }

  /// Rewrites a class; sites that neither a {@link FunctionClass} nor a {@link PlainMethod} stands
  /// for stay as they are.
  static PlainClass of(byte[] classFile) {
    return new PlainClass(classFile);
  }

  /// The class file of the same class.
  byte[] classFile() {
    return classFile;
  }

  /// What its lambdas became.
  List<FunctionClass> functions() {
    return List.copyOf(functions);
  }

  private ClassTransform transform() {
    return ClassTransform.transformingMethodBodies(this::replace)
        .andThen(ClassTransform.endHandler(this::addMethods));
  }

  private void replace(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeDynamicInstruction site -> replace(code, site);
      default -> code.with(element);
    }
  }

  private void replace(CodeBuilder code, InvokeDynamicInstruction site) {
    if (FunctionClass.canStandFor(site)) {
      makeFunction(code, site);
      return;
    }
    Optional<PlainMethod> method = PlainMethod.standingFor(site, added.size());
    method.ifPresentOrElse(plain -> call(code, plain), () -> code.with(site));
  }

  private void makeFunction(CodeBuilder code, InvokeDynamicInstruction site) {
    var type = original.thisClass().asSymbol();
    var name = type.nested("$Function" + functions.size());
    var function = FunctionClass.of(name, host(), site);
    functions.add(function);
    function.make(code);
  }

  private ClassDesc host() {
    return original
        .findAttribute(Attributes.nestHost())
        .map(nest -> nest.nestHost().asSymbol())
        .orElseGet(original.thisClass()::asSymbol);
  }

  private void call(CodeBuilder code, PlainMethod method) {
    added.add(method);
    boolean isInterface = original.flags().has(AccessFlag.INTERFACE);
    code.invokestatic(original.thisClass().asSymbol(), method.name(), method.type(), isInterface);
  }

  private void addMethods(ClassBuilder builder) {
    for (var method : added) {
      builder.withMethodBody(method.name(), method.type(), FLAGS, method::write);
    }
  }
}
