/// A client of object stores that speak S3: requests that are signed (Signature Version 4), answers
/// that are read, uploads in parts. Time is handed in.
@NullMarked
package dev.coffre.s3;

import org.jspecify.annotations.NullMarked;
