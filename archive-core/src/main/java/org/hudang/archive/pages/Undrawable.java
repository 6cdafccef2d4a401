package org.hudang.archive.pages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Papers of which not one page can be drawn, so that they are not tried again and again until the house opens anew. */
final class Undrawable {
    private static final int REMEMBERED = 1000;

    private final Set<String> digests =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            }));

    boolean has(String sha256) {
        return digests.contains(sha256);
    }

    void add(String sha256) {
        digests.add(sha256);
    }
}
