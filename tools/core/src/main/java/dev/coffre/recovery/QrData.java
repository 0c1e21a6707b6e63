package dev.coffre.recovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The codewords of a QR code of version 5-Q: the text in 62, and 72 that correct errors, in four
/// blocks that are dealt out in turns.
final class QrData {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int LONGEST = 87;
  private static final int DATA = 62;
  private static final int CORRECTION = 18;
  private static final int[] BLOCKS = {15, 15, 16, 16};

  private final byte[] data = new byte[DATA];
  private int bits;

  private QrData() {}

  static byte[] codewords(String text) {
    var data = new QrData();
    data.write(text);
    return data.interleaved();
  }

  private void write(String text) {
    if (text.length() > LONGEST || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      throw new IllegalArgumentException("at most 87 capitals, digits and hyphens");
    }
    append(0b0010, 4);
    append(text.length(), 9);
    for (int i = 0; i + 1 < text.length(); i += 2) {
      append(ALPHABET.indexOf(text.charAt(i)) * 45 + ALPHABET.indexOf(text.charAt(i + 1)), 11);
    }
    if (text.length() % 2 == 1) {
      append(ALPHABET.indexOf(text.charAt(text.length() - 1)), 6);
    }
    bits = Math.min(bits + 4, DATA * 8);
    int next = (bits + 7) / 8;
    for (int i = next; i < DATA; i++) {
      data[i] = (byte) ((i - next) % 2 == 0 ? 0xEC : 0x11);
    }
  }

  private void append(int value, int length) {
    for (int i = length - 1; i >= 0; i--, bits++) {
      data[bits >>> 3] |= (byte) (((value >>> i) & 1) << (7 - (bits & 7)));
    }
  }

  private byte[] interleaved() {
    var blocks = new ArrayList<byte[]>();
    var corrections = new ArrayList<byte[]>();
    int start = 0;
    for (int length : BLOCKS) {
      var block = Arrays.copyOfRange(data, start, start + length);
      blocks.add(block);
      corrections.add(correction(block));
      start += length;
    }
    var all = new byte[DATA + BLOCKS.length * CORRECTION];
    int written = deal(blocks, all, 0);
    deal(corrections, all, written);
    return all;
  }

  private static int deal(List<byte[]> blocks, byte[] all, int from) {
    int at = from;
    for (int i = 0; i < CORRECTION; i++) {
      for (var block : blocks) {
        if (i < block.length) {
          all[at++] = block[i];
        }
      }
    }
    return at;
  }

  /// The remainder by the generator of Reed and Solomon's code over GF(2^8).
  private static byte[] correction(byte[] block) {
    var generator = generator();
    var rest = new byte[CORRECTION];
    for (byte b : block) {
      int factor = (b ^ rest[0]) & 0xff;
      System.arraycopy(rest, 1, rest, 0, CORRECTION - 1);
      rest[CORRECTION - 1] = 0;
      for (int i = 0; i < CORRECTION; i++) {
        rest[i] ^= (byte) multiply(generator[i], factor);
      }
    }
    return rest;
  }

  /// The product of (x - 2^i), from the second highest power down; the highest has the factor 1.
  private static int[] generator() {
    var product = new int[CORRECTION];
    product[CORRECTION - 1] = 1;
    int root = 1;
    for (int i = 0; i < CORRECTION; i++) {
      for (int j = 0; j < CORRECTION; j++) {
        product[j] = multiply(product[j], root);
        if (j + 1 < CORRECTION) {
          product[j] ^= product[j + 1];
        }
      }
      root = multiply(root, 2);
    }
    return product;
  }

  private static int multiply(int a, int b) {
    int product = 0;
    for (int i = 7; i >= 0; i--) {
      product = (product << 1) ^ ((product >>> 7) * 0x11D);
      product ^= ((b >>> i) & 1) * a;
    }
    return product;
  }
}
