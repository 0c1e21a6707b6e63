package dev.coffre.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A short text that a store answered: XML of a fixed shape, without attributes that matter.
record Answer(String text) {
  private static final int LONGEST = 200;

  /// What stands in each element of that name.
  List<Answer> all(String element) {
    return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult found) -> new Answer(found.group(1)))
        .toList();
  }

  /// What stands in the first element of that name.
  Optional<String> first(String element) {
    return all(element).stream().findFirst().map(Answer::plain);
  }

  /// The text itself, for a line of a message too.
  private String plain() {
    var unescaped =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return unescaped.replaceAll("\\p{Cntrl}", " ");
  }

  /// The moment in the first element of that name.
  ///
  /// @throws S3Exception if there is none
  Instant moment(String element) throws S3Exception {
    try {
      return Instant.parse(first(element).orElse(""));
    } catch (DateTimeException e) {
      throw new S3Exception(200, "", "it gave an answer without the time " + element);
    }
  }

  /// What a failed request is told as.
  S3Exception failure(int status) {
    var code = first("Code").orElse("");
    var message = first("Message").orElse("it answered with status " + status);
    return new S3Exception(status, code, message.substring(0, Math.min(message.length(), LONGEST)));
  }
}
