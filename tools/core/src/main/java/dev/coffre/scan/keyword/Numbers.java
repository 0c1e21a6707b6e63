package dev.coffre.scan.keyword;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Arrays of numbers as bytes: the count, then the numbers, big-endian. Read as wholes, since a
/// loop over a hundred thousand of them is most of a short program's time.
public final class Numbers {
  private Numbers() {}

  /// Writes an array, for {@link #readInts}.
  public static void write(DataOutput out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  /// Reads an array from the buffer's position on.
  public static int[] readInts(ByteBuffer in) {
    var numbers = new int[in.getInt()];
    in.asIntBuffer().get(numbers);
    in.position(in.position() + numbers.length * Integer.BYTES);
    return numbers;
  }
}
