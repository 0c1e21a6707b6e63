package dev.coffre.e2e.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A JSON Schema, read by a validator that is not ours.
public record Schema(JsonSchema schema) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Schema of(Path file, VersionFlag draft) throws IOException {
    var factory = JsonSchemaFactory.getInstance(draft);
    return new Schema(factory.getSchema(JSON.readTree(Files.readString(file))));
  }

  /// What is wrong with a JSON text.
  public List<String> complaintsOfJson(String text) throws IOException {
    return complaints(JSON.readTree(text));
  }

  /// What is wrong with a YAML text.
  public List<String> complaintsOfYaml(String text) {
    Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return complaints(JSON.valueToTree(value));
  }

  private List<String> complaints(JsonNode value) {
    return schema.validate(value).stream().map(ValidationMessage::getMessage).toList();
  }
}
