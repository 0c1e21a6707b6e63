package dev.coffre.cli.sops.call;

/// The exit statuses of sops, by the names that its documentation gives them.
public enum Status {
  GENERIC(1),
  COULD_NOT_READ_INPUT_FILE(2),
  COULD_NOT_WRITE_OUTPUT_FILE(3),
  /// `sops help TOPIC` without such a topic; the same number as the one above.
  NO_HELP_TOPIC(3),
  ERROR_DUMPING_TREE(4),
  INVALID_KMS_ENCRYPTION_CONTEXT(6),
  INVALID_SET_FORMAT(7),
  CONFLICTING_PARAMETERS(8),
  ERROR_ENCRYPTING_TREE(23),
  ERROR_DECRYPTING_TREE(25),
  CANNOT_CHANGE_KEYS_OF_NON_EXISTENT_FILE(49),
  MAC_MISMATCH(51),
  INVALID_TREE_PATH_FORMAT(91),
  NEED_AT_LEAST_ONE_DOCUMENT(92),
  NO_FILE_SPECIFIED(100),
  DUPLICATE_DECRYPTION_KEY_TYPE(112),
  COULD_NOT_RETRIEVE_KEY(128),
  FILE_HAS_NOT_BEEN_MODIFIED(200),
  NO_EDITOR_FOUND(201),
  FAILED_TO_COMPARE_VERSIONS(202),
  FILE_ALREADY_ENCRYPTED(203);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
