package dev.coffre.cli.image;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A class whose pattern switches and record methods are code instead of call sites.
///
/// The compiler leaves both to the JVM: at its first use such a site spins a class. The AOT cache
/// holds that class for lambdas and string concatenation alone, so that every process would spin
/// the others anew. Each becomes a call of a private static method with the same meaning.
final class PlainClass {
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassModel original;
  private final List<PlainMethod> added = new ArrayList<>();

  private PlainClass(ClassModel original) {
    this.original = original;
  }

  /// The class file of the same class, rewritten; sites that need no rewriting, or that no {@link
  /// PlainMethod} stands for, stay as they are.
  static byte[] of(byte[] classFile) {
    var format = ClassFile.of();
    var plain = new PlainClass(format.parse(classFile));
    byte[] rewritten = format.transformClass(plain.original, plain.transform());
    return plain.added.isEmpty() ? classFile : rewritten;
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
    Optional<PlainMethod> method = PlainMethod.standingFor(site, added.size());
    method.ifPresentOrElse(plain -> call(code, plain), () -> code.with(site));
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
