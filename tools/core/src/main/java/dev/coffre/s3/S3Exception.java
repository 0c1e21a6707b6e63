package dev.coffre.s3;

import java.io.IOException;

/// The store answered that it does not do what it was asked.
public final class S3Exception extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  S3Exception(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// The status of HTTP.
  public int status() {
    return status;
  }

  /// The word for what is wrong, such as `NoSuchBucket`; empty if it said none.
  public String code() {
    return code;
  }
}
