/// What a scan found, for people and for the programs that show it to them. Nothing here has a
/// secret: excerpts are masked before they come.
@NullMarked
package dev.coffre.scan.report;

import org.jspecify.annotations.NullMarked;
