package dev.coffre.sops.store.yaml.token;

/// How a block scalar lies in the text. All offsets are bytes.
///
/// @param headerEnd behind the indicators (`|`, `>2-`)
/// @param bodyStart first byte of the line below the header
/// @param contentEnd behind the last line with content, its line break included
/// @param parentIndent column of the surrounding block, -1 at the top
/// @param indent column of the content
/// @param keep whether trailing empty lines belong to the value (`+`)
public record BlockLayout(
    int headerEnd, int bodyStart, int contentEnd, int parentIndent, int indent, boolean keep) {}
