/// `coffre merge`: three versions of an encrypted file made one, as Git's merge driver.
@NullMarked
package dev.coffre.cli.merge;

import org.jspecify.annotations.NullMarked;
