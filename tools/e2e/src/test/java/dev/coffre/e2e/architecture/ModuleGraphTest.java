package dev.coffre.e2e.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the modules say they need, as an application that embeds them sees it.
final class ModuleGraphTest {

  @Test
  void core_requires_fewLibrariesAndNoTerminal() throws Exception {
    assertThat(required(descriptor(SecretBytes.class)))
        .containsExactlyInAnyOrder(
            "java.base", "org.bouncycastle.provider", "org.yaml.snakeyaml", "re2j");
  }

  @Test
  void cli_requires_coreAndPicocli() throws Exception {
    assertThat(required(descriptor(dev.coffre.cli.Main.class)))
        .contains("dev.coffre.core", "info.picocli")
        .doesNotContain("org.bouncycastle.provider", "org.yaml.snakeyaml", "re2j");
  }

  private static ModuleDescriptor descriptor(Class<?> type) throws IOException, URISyntaxException {
    var place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    var modules = ModuleFinder.of(place).findAll();
    assertThat(modules).as("modules in %s", place).hasSize(1);
    return modules.iterator().next().descriptor();
  }

  private static Set<String> required(ModuleDescriptor module) {
    return module.requires().stream()
        .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .collect(toSet());
  }
}
