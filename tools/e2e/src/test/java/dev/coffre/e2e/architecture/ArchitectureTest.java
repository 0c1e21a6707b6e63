package dev.coffre.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The rules hold for the classes that ship, and each refuses a class that breaks it.
final class ArchitectureTest {
  /// With fewer than these the scan has missed a module.
  private static final int FEWEST_CLASSES = 60;

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.coffre");

  @ParameterizedTest
  @EnumSource(Rules.class)
  void rule_shippedClasses_holds(Rules rule) {
    rule.rule().check(SHIPPED);
  }

  @ParameterizedTest
  @EnumSource(Rules.class)
  void rule_classThatBreaksIt_refuses(Rules rule, @TempDir Path folder) throws IOException {
    var classes = Defects.of(rule.name(), folder);

    assertThatThrownBy(() -> rule.rule().check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void scan_shippedClasses_findsEveryModule() {
    assertThat(SHIPPED.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    assertThat(SHIPPED.contain("dev.coffre.secret.SecretBytes")).isTrue();
    assertThat(SHIPPED.contain("dev.coffre.cli.Main")).isTrue();
  }

  @Test
  void packages_shipped_areNullMarked() {
    assertThat(unmarked(SHIPPED)).isEmpty();
  }

  @Test
  void packages_withoutMark_areFound(@TempDir Path folder) throws IOException {
    var classes = Defects.of(Rules.PACKAGES_FORM_NO_CYCLE.name(), folder);

    assertThat(unmarked(classes)).containsExactly("dev.coffre.sops.chicken", "dev.coffre.sops.egg");
  }

  private static List<String> unmarked(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .sorted()
        .toList();
  }
}
