/// The library: age and SOPS engines and the types they share.
module dev.coffre.core {
  requires re2j;
  requires org.bouncycastle.provider;
  requires static org.jspecify;
  requires org.yaml.snakeyaml;

  exports dev.coffre.postgresql;
  exports dev.coffre.age;
  exports dev.coffre.age.key;
  exports dev.coffre.age.plugin;
  exports dev.coffre.secret;
}
