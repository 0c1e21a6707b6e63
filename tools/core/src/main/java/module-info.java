/// The library: age and SOPS engines, a reader of Git repositories, and the types they share.
module dev.coffre.core {
  requires re2j;
  requires org.bouncycastle.provider;
  requires static transitive org.jspecify;
  requires org.yaml.snakeyaml;

  exports dev.coffre.file;
  exports dev.coffre.git;
  exports dev.coffre.git.diff;
  exports dev.coffre.git.history;
  exports dev.coffre.git.index;
  exports dev.coffre.git.object;
  exports dev.coffre.git.pack;
  exports dev.coffre.git.store;
  exports dev.coffre.inventory.date;
  exports dev.coffre.inventory.read;
  exports dev.coffre.inventory.report;
  exports dev.coffre.inventory.source;
  exports dev.coffre.json;
  exports dev.coffre.postgresql;
  exports dev.coffre.age;
  exports dev.coffre.age.key;
  exports dev.coffre.age.plugin;
  exports dev.coffre.policy;
  exports dev.coffre.ports;
  exports dev.coffre.ports.inventory;
  exports dev.coffre.ports.seen;
  exports dev.coffre.ports.verify;
  exports dev.coffre.scan;
  exports dev.coffre.scan.baseline;
  exports dev.coffre.scan.detect;
  exports dev.coffre.scan.history;
  exports dev.coffre.scan.input;
  exports dev.coffre.scan.keyword;
  exports dev.coffre.scan.pattern;
  exports dev.coffre.scan.report;
  exports dev.coffre.scan.rule;
  exports dev.coffre.secret;
  exports dev.coffre.sops;
  exports dev.coffre.sops.config;
  exports dev.coffre.sops.identity;
  exports dev.coffre.sops.key;
  exports dev.coffre.sops.metadata;
  exports dev.coffre.sops.store;
  exports dev.coffre.sops.tree;
  exports dev.coffre.sops.value;
  exports dev.coffre.wireguard;
}
