package dev.coffre.e2e.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Map;
import java.util.Set;

/// The direction rules, each with its reason.
@SuppressWarnings("ImmutableEnumChecker") // ArchRule is immutable, and does not say so
enum Rules {
  E2E_IS_ON_TOP(
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.coffre.e2e..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.coffre.e2e..")
          .because("what ships must not need its tests")),

  CLI_STANDS_ON_CORE(
      noClasses()
          .that(areCore())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.coffre.cli..", "dev.coffre.service..", "picocli..")
          .because("an application embeds core without a command line")),

  CORE_TOUCHES_NO_SURROUNDINGS(
      noClasses()
          .that(areCore())
          .should()
          .accessTargetWhere(isProcessGlobal())
          .because("a library that reads the environment or prints does so for its host too")),

  ONLY_MAIN_IS_THE_PROCESS(
      noClasses()
          .that(not(areEntryPoints()))
          .and()
          .resideOutsideOfPackage("dev.coffre.e2e..")
          .should()
          .accessTargetWhere(isProcessGlobal())
          .because(
              "streams and environment are handed in by Host, and one place ends the process")),

  AGE_KNOWS_NOTHING_OF_SOPS(
      noClasses()
          .that()
          .resideInAPackage("dev.coffre.age..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.coffre.sops..")
          .because("SOPS files are encrypted with age, and age files stand by themselves")),

  STORES_KNOW_NOTHING_OF_ENCRYPTION(
      noClasses()
          .that()
          .resideInAnyPackage("dev.coffre.sops.store..", "dev.coffre.sops.tree..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.coffre.age..", "dev.coffre.crypto..", "javax.crypto..", "org.bouncycastle..")
          .because("a format is text and a tree; what a value says is the engine's business")),

  PRIMITIVES_STAND_ALONE(
      noClasses()
          .that()
          .resideInAnyPackage("dev.coffre.crypto..", "dev.coffre.secret..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.coffre.age..", "dev.coffre.sops..")
          .because("both formats are built from the same primitives")),

  TIME_IS_HANDED_IN(
      noClasses()
          .that(areCore())
          .should()
          .accessTargetWhere(isAmbientTime())
          .because("a test must be able to choose the time")),

  FAILURES_HAVE_A_TYPE(
      CompositeArchRule.of(GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS)
          .because("the cli chooses message and exit code by the type")),

  PACKAGES_FORM_NO_CYCLE(
      slices()
          .matching("dev.coffre.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(wireTheRest(), alwaysTrue())
          .because("packages that need each other are one package"));

  private static final Map<String, Set<String>> PROCESS_GLOBALS =
      Map.of(
          "java.lang.System", Set.of("in", "out", "err", "exit", "getenv", "console"),
          "java.lang.Runtime", Set.of("exit", "halt"));

  private static final Map<String, Set<String>> AMBIENT_TIME =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"));

  private final ArchRule rule;

  Rules(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule;
  }

  private static DescribedPredicate<JavaClass> areCore() {
    return resideInAPackage("dev.coffre..")
        .and(
            not(resideInAnyPackage("dev.coffre.cli..", "dev.coffre.service..", "dev.coffre.e2e..")))
        .as("are core");
  }

  /// `Main`, and what ends the process in the middle of a write for the fault tests.
  private static DescribedPredicate<JavaClass> areEntryPoints() {
    var names = Set.of("dev.coffre.cli.Main", "dev.coffre.cli.HaltAfterStep");
    return describe("are entry points", type -> names.contains(type.getName()));
  }

  /// Classes that name every command or step, beside the types that those build on.
  private static DescribedPredicate<JavaClass> wireTheRest() {
    var names =
        Set.of(
            "dev.coffre.cli.Coffre",
            "dev.coffre.cli.NativeCommands",
            "dev.coffre.cli.Shares",
            "dev.coffre.e2e.demo.DemoMain");
    return describe("wire the rest", type -> names.contains(type.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> isProcessGlobal() {
    return describe(
        "the process's streams, environment or end",
        access -> isOneOf(PROCESS_GLOBALS, access.getTarget()));
  }

  private static DescribedPredicate<JavaAccess<?>> isAmbientTime() {
    return describe("the machine's clock", access -> isOneOf(AMBIENT_TIME, access.getTarget()));
  }

  private static boolean isOneOf(Map<String, Set<String>> members, AccessTarget target) {
    return members.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
  }
}
