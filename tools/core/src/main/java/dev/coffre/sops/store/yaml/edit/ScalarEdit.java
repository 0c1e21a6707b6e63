package dev.coffre.sops.store.yaml.edit;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.scalar.ScalarText;
import dev.coffre.sops.store.yaml.token.BlockLayout;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes a new value where a scalar stands, in the style of that scalar.
///
/// A plain string in brackets is put in single quotes when it becomes `ENC[…]`, which has brackets
/// of its own; and so `ENC[…]` in single quotes in brackets becomes a plain string again.
final class ScalarEdit {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> TYPED =
      Set.of("bool", "int", "null", "float", "timestamp", "binary");
  private static final int STEP = 2;
  private static final byte[] ENCRYPTED = {'E', 'N', 'C', '['};

  private final byte[] source;
  private final Lines lines;

  ScalarEdit(byte[] source, Lines lines) {
    this.source = source;
    this.lines = lines;
  }

  /// @throws StoreException if there is no place for a value: a key without a colon
  List<Splice> replace(RawNode.Scalar scalar, Value value) throws StoreException {
    var text = ScalarText.exact(value);
    boolean dropsTag = dropsTag(scalar, value);
    int start = dropsTag ? scalar.base().start() : scalar.base().contentStart();
    var prefix = dropsTag ? untagged(scalar) : new byte[0];
    var style = wanted(scalar, text, value);
    if (scalar.base().contentStart() == scalar.base().end()) {
      return List.of(fill(scalar, start, prefix, text));
    }
    if (scalar.layout().isPresent()) {
      return replaceBlock(scalar.layout().get(), start, prefix, text, style);
    }
    if (style == Style.LITERAL) {
      var block = text.text().expose(bytes -> block(bytes, scalar));
      if (block.isPresent()) {
        return newBlock(start, scalar.base().end(), prefix, block.get());
      }
    }
    var inline = InlineText.write(text, style, scalar.place().inFlow());
    return List.of(Splice.of(start, scalar.base().end(), joined(prefix, inline)));
  }

  private Optional<BlockText> block(byte[] bytes, RawNode.Scalar scalar) {
    int parent = Math.max(scalar.place().parentIndent(), 0);
    int indent = parent + STEP;
    return BlockText.of(bytes, Style.LITERAL, indent, parent)
        .filter(block -> !absorbs(block, lines.next(scalar.base().end()), indent));
  }

  private List<Splice> newBlock(int start, int end, byte[] prefix, BlockText block) {
    var header = joined(prefix, block.header().getBytes(StandardCharsets.US_ASCII));
    int below = lines.next(end);
    boolean ended = below > lines.end(end);
    var body = lines.fit(block.linesAsBytes(), 0);
    var text = ended ? body : joined(lines.lineBreak(), body);
    return List.of(Splice.of(start, end, header), Splice.of(below, below, text));
  }

  /// The style to write in.
  private static Style wanted(RawNode.Scalar scalar, ScalarText text, Value value) {
    if (!(value instanceof Value.Str)) {
      return Style.PLAIN;
    }
    boolean flow = scalar.place().inFlow();
    boolean was = scalar.text().expose(ScalarEdit::isEncrypted);
    boolean is = text.text().expose(ScalarEdit::isEncrypted);
    return switch (scalar.style()) {
      case PLAIN -> text.style() == Style.LITERAL && !flow ? Style.LITERAL : Style.PLAIN;
      case SINGLE_QUOTED -> {
        if (flow && was != is) {
          yield was ? Style.PLAIN : Style.DOUBLE_QUOTED;
        }
        yield Style.SINGLE_QUOTED;
      }
      case DOUBLE_QUOTED, LITERAL, FOLDED -> scalar.style();
    };
  }

  private static boolean isEncrypted(byte[] text) {
    return text.length > ENCRYPTED.length
        && Arrays.equals(text, 0, ENCRYPTED.length, ENCRYPTED, 0, ENCRYPTED.length);
  }

  /// Writes a value where none stands, behind a colon or a dash.
  private Splice fill(RawNode.Scalar scalar, int start, byte[] prefix, ScalarText text)
      throws StoreException {
    int at = scalar.base().end();
    int before = at - 1;
    while (before >= 0 && source[before] == ' ') {
      before--;
    }
    boolean hasProperties = scalar.base().start() < at;
    if (!hasProperties && (before < 0 || (source[before] != ':' && source[before] != '-'))) {
      throw new StoreException(
          "line " + scalar.base().line() + ": a key without a colon has no place for a value");
    }
    var inline = InlineText.write(text, Style.PLAIN, scalar.place().inFlow());
    var space = prefix.length == 0 ? new byte[] {' '} : new byte[0];
    return Splice.of(start, at, joined(prefix, space, inline));
  }

  /// A comment between header and lines stays where it is. Empty lines below stay too, unless the
  /// new scalar keeps its end: then they are part of it.
  private List<Splice> replaceBlock(
      BlockLayout layout, int start, byte[] prefix, ScalarText text, Style style) {
    int end = layout.contentEnd();
    if (style.isBlock()) {
      var block = text.text().expose(bytes -> kept(bytes, layout, style));
      if (block.isPresent()) {
        int below = block.get().keepsEnd() ? lines.afterEmpty(end) : end;
        return List.of(
            Splice.of(start, layout.headerEnd(), joined(prefix, bytes(block.get().header()))),
            Splice.of(layout.bodyStart(), below, body(block.get(), layout, below)));
      }
    }
    var inline = InlineText.write(text, style, false);
    return List.of(
        Splice.of(start, layout.headerEnd(), joined(prefix, inline)),
        Splice.of(layout.bodyStart(), end, new byte[0]));
  }

  private Optional<BlockText> kept(byte[] bytes, BlockLayout layout, Style style) {
    int parent = Math.max(layout.parentIndent(), 0);
    boolean hadContent = layout.contentEnd() > layout.bodyStart();
    int indent = hadContent ? layout.indent() : parent + STEP;
    return BlockText.of(bytes, style, indent, parent)
        .filter(block -> !reaches(lines.afterEmpty(layout.contentEnd()), indent));
  }

  /// Whether a block scalar that did not stand there would take in what follows it at `offset`:
  /// empty lines if it keeps its end, and comments as far to the right as its content.
  private boolean absorbs(BlockText block, int offset, int indent) {
    int next = lines.afterEmpty(offset);
    return (block.keepsEnd() && next > offset) || reaches(next, indent);
  }

  private boolean reaches(int offset, int indent) {
    return offset < source.length && lines.indent(offset) >= indent;
  }

  /// The lines; the last one ends as the old last one did, unless its line break is content.
  private byte[] body(BlockText block, BlockLayout layout, int end) {
    var body = lines.fit(block.linesAsBytes(), 0);
    boolean openEnd = end == source.length && source[end - 1] != '\n';
    if (openEnd && block.header().endsWith("-")) {
      body = Arrays.copyOf(body, body.length - lines.lineBreak().length);
    }
    return lines.isLineStart(layout.bodyStart()) ? body : joined(lines.lineBreak(), body);
  }

  private static boolean dropsTag(RawNode.Scalar scalar, Value value) {
    var tag = scalar.base().tag();
    boolean typed = tag.startsWith(CORE) && TYPED.contains(tag.substring(CORE.length()));
    boolean string = value instanceof Value.Str(var bytes) && !isBinary(bytes);
    return !tag.isEmpty() && (typed || !(string || tag.equals("!")));
  }

  private static boolean isBinary(SecretBytes bytes) {
    return ScalarText.exact(new Value.Str(bytes)).tag().equals("!!binary");
  }

  /// What stands before the content, without the tag.
  private byte[] untagged(RawNode.Scalar scalar) {
    var properties =
        new String(
            source,
            scalar.base().start(),
            scalar.base().contentStart() - scalar.base().start(),
            StandardCharsets.UTF_8);
    return properties.replaceFirst("(^|\\s)!\\S*\\s*", "$1").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
