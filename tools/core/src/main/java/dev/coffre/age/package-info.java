/// age files (C2SP age, version 1): {@link dev.coffre.age.Age} encrypts and decrypts, {@link
/// dev.coffre.age.RecipientParser} and {@link dev.coffre.age.IdentityParser} read keys of every
/// kind, {@link dev.coffre.age.Armor} is the text form.
@NullMarked
package dev.coffre.age;

import org.jspecify.annotations.NullMarked;
