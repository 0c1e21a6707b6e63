package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Names.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds passwords and their hashes in `INSERT INTO users (name, password) VALUES ('ada', 'v')`.
/// The keyword is `insert into `.
record SqlInsertDetector() implements Detector {
  private static final int REACH = 4096;
  private static final int LONGEST_COLUMNS = 1000;
  private static final Pattern COLUMNS =
      Pattern.compile(
          "[\\w.`\"\\[\\]]{1,100}\\s*\\(([^()']{1,1000})\\)\\s*VALUES\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUE =
      Pattern.compile(
          "\\s*(?:[NE]?'((?:[^'\\\\]|''|\\\\.)*+)'|([^,'()]*(?:\\([^()]*\\))?[^,'()]*))\\s*([,)])");
  private static final Pattern NEXT = Pattern.compile("\\s*,?\\s*\\(");

  @Override
  public boolean looksFar() {
    return true;
  }

  @Override
  public List<Span> findAll(Text text, int start, int end) {
    var statement = text.string(end, end + LONGEST_COLUMNS + REACH);
    var columns = COLUMNS.matcher(statement);
    var spans = new ArrayList<Span>();
    if (columns.lookingAt()) {
      int column = column(columns.group(1));
      if (column >= 0) {
        rows(statement, columns.end(), column, end, spans);
      }
    }
    return spans;
  }

  /// Which column has passwords, or -1.
  private static int column(String columns) {
    var names = columns.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      if (Names.promise(names[i].strip()).filter(Promise.PASSWORD::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private static void rows(String statement, int from, int column, int offset, List<Span> spans) {
    var next = NEXT.matcher(statement);
    int at = from;
    while (next.region(at, statement.length()).lookingAt()) {
      at = row(statement, next.end(), column, offset, spans);
      if (at < 0) {
        return;
      }
    }
  }

  /// Behind a row, or -1 where it cannot be read.
  private static int row(String statement, int from, int column, int offset, List<Span> spans) {
    var value = VALUE.matcher(statement);
    int at = from;
    for (int i = 0; value.region(at, statement.length()).lookingAt(); i++) {
      at = value.end();
      if (i == column && value.group(1) != null) {
        literal(value.group(1))
            .ifPresent(_ -> spans.add(new Span(offset + value.start(1), offset + value.end(1))));
      }
      if (value.group(3).equals(")")) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<String> literal(String value) {
    return Optional.of(value)
        .filter(Literal::isPassword)
        .filter(each -> !Names.isPassword(each) && !each.equals("?"));
  }
}
