// A primitive that knows one of the formats built from it.
package dev.coffre.crypto;

class KnowsAge {
  Object age = dev.coffre.age.Age.class;
}
