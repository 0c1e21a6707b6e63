package dev.coffre.backup.s3;

import dev.coffre.backup.PlaceException;
import dev.coffre.s3.S3Exception;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// Says what went wrong at a store so that people know what to do.
final class Failures {
  private static final String KEYS =
      "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the plan's 'credentials'";

  private Failures() {}

  static IOException told(String place, IOException failure) {
    return switch (failure) {
      case PlaceException e -> e;
      case S3Exception e -> new PlaceException(place + ": " + e.getMessage() + code(e), hint(e));
      case SocketTimeoutException _ ->
          new PlaceException(place + ": it does not answer", "check the network, and run it again");
      case UnknownHostException _ ->
          new PlaceException(
              place + ": its name has no address",
              "check 'endpoint' and 'region' in the backup plan, and the network");
      case SSLException e ->
          new PlaceException(
              place + ": no TLS: " + e.getMessage(),
              "its certificate has to be signed by an authority that Java's runtime knows");
      case ConnectException e ->
          new PlaceException(
              place + ": it cannot be reached: " + e.getMessage(),
              "check 'endpoint' and 'region' in the backup plan, and the network");
      default ->
          new PlaceException(
              place + ": the connection was lost: " + failure.getMessage(),
              "check the network, and run it again");
    };
  }

  private static String code(S3Exception failure) {
    return failure.code().isEmpty() ? "" : " (" + failure.code() + ")";
  }

  private static String hint(S3Exception failure) {
    return switch (failure.code()) {
      case "NoSuchBucket" -> "make the bucket, or correct 'bucket' in the backup plan";
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" -> KEYS;
      case "AccessDenied" ->
          "the key needs s3:ListBucket, GetObject, PutObject, DeleteObject and"
              + " AbortMultipartUpload on the bucket";
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          "correct 'region' in the backup plan";
      case "RequestTimeTooSkewed" -> "set this machine's clock";
      case "PreconditionFailed" -> "a backup of that id is there already: run it again";
      default -> failure.status() / 100 == 5 ? "look at the store: room, health" : "";
    };
  }
}
