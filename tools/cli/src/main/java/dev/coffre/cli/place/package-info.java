/// The places that backups are kept in, as a plan names them: folders, hosts that are reached by
/// SSH, buckets. Only a place that names a host opens connections.
@NullMarked
package dev.coffre.cli.place;

import org.jspecify.annotations.NullMarked;
