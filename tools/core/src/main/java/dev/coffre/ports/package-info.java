/// The port contract, `.config/coffre/ports.yaml`: every port that the platform's host listens on
/// and from where it may be reached. {@link Contract#parse} reads it once into types that cannot be
/// wrong; what was seen is held against it in `dev.coffre.ports.verify`.
@NullMarked
package dev.coffre.ports;

import org.jspecify.annotations.NullMarked;
