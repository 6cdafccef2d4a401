package org.hudang.server.journal;

import java.util.regex.Pattern;

/**
 * How far a chain had come.
 *
 * @param number of its newest entry
 * @param hash of that entry, with the algorithm before it
 */
record Point(long number, String hash) {
    private static final Pattern HASH = Pattern.compile("(sha256|sm3):[0-9a-f]{64}");

    Point {
        if (number < 1 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("a head that cannot stand in a root");
        }
    }
}
