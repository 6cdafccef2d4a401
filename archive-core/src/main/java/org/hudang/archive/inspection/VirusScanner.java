package org.hudang.archive.inspection;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.volume.ContentSource;

/** Looks for viruses in files: a port; without one these items are for people. */
public interface VirusScanner {
    /** No scanner at all. */
    VirusScanner NONE = new VirusScanner() {
        @Override
        public Optional<About> about() {
            return Optional.empty();
        }

        @Override
        public Scan scan(ContentSource content) {
            return new Scan.CannotTell("");
        }
    };

    /**
     * Who scans.
     *
     * @param version as it names itself
     * @param signatures when its signatures were made
     */
    record About(String version, Instant signatures) {}

    /** The scanner, when it is there and answers. */
    Optional<About> about();

    /** Looks into one file. */
    Scan scan(ContentSource content) throws IOException;

    /** What a scan gave. */
    sealed interface Scan {
        /** Nothing was found. */
        record Clean() implements Scan {}

        /**
         * Something was found.
         *
         * @param name what the scanner calls it
         */
        record Infected(String name) implements Scan {}

        /**
         * No answer, or none about this file.
         *
         * @param why in the scanner's words
         */
        record CannotTell(String why) implements Scan {}
    }
}
