/// Tests of the search: it must find what is there.
@NullMarked
package dev.coffre.e2e.demo.search;

import org.jspecify.annotations.NullMarked;
