package org.hudang.server.completeness;

import java.util.stream.Stream;
import org.hudang.archive.inspection.Stage;
import org.hudang.server.household.NotFound;

/** Stages as addresses name them. */
final class Stages {
    private Stages() {}

    /** The stage; another word is the address of nothing. */
    static Stage of(String word) {
        return Stream.of(Stage.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
