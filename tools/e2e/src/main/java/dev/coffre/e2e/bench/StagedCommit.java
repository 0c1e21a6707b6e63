package dev.coffre.e2e.bench;

/// A small commit that is staged, and what is special about it.
enum StagedCommit {
  USUAL("scan a small commit that is staged, beside gitleaks"),
  SECRET("the same with a secret, which both find"),
  ENCRYPTED(
      "the same with an encrypted file, which is checked, beside gitleaks, which checks none"),
  REGISTERED("the same where a key registry says who may read it"),
  LARGE_REPOSITORY("the same in a repository of 20,000 files");

  private final String title;

  StagedCommit(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
