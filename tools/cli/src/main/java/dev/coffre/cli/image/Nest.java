package dev.coffre.cli.image;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Stream;

/// The classes that may use each other's private members: both sides name each other.
final class Nest {
  private Nest() {}

  /// The class file of a nest's host that names `added`, too.
  static byte[] grown(byte[] host, List<ClassDesc> added) {
    var model = ClassFile.of().parse(host);
    var known =
        model.findAttribute(Attributes.nestMembers()).stream()
            .flatMap(members -> members.nestMembers().stream())
            .map(member -> member.asSymbol());
    var all = NestMembersAttribute.ofSymbols(Stream.concat(known, added.stream()).toList());
    return ClassFile.of()
        .transformClass(
            model,
            ClassTransform.dropping(NestMembersAttribute.class::isInstance)
                .andThen(ClassTransform.endHandler(builder -> builder.with(all))));
  }
}
