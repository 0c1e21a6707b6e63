package dev.coffre.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// The nodes of YAML text, which know their lines and are no Java values yet. The library's front,
/// `Yaml`, is left out: it brings what makes values, and logging, and the time of some hundred
/// classes at each start (docs/adr/0038). Stateless.
@SuppressWarnings("exports") // the library is ours to know; no other module asks for nodes
public final class YamlNodes {
  private YamlNodes() {}

  /// The root of the only document; empty if there is none.
  ///
  /// @param file for messages
  /// @throws YamlException if the text is no YAML or has a second document, with the line
  public static Optional<Node> single(String file, String text) throws YamlException {
    try {
      return Optional.ofNullable(documents(text).getSingleNode());
    } catch (MarkedYAMLException e) {
      throw new YamlException(
          file + ":" + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem());
    } catch (YAMLException e) { // of single characters, which have no line
      throw new YamlException(file + ": " + e.getMessage());
    }
  }

  /// The documents of a text, one after the other. What it hands out throws the library's
  /// exceptions.
  public static Composer documents(String text) {
    var options = new LoaderOptions();
    return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
  }
}
