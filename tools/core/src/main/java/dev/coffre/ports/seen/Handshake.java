package dev.coffre.ports.seen;

import java.net.InetAddress;

/// A WireGuard handshake with a UDP port of an address.
public record Handshake(InetAddress address, int port) {}
