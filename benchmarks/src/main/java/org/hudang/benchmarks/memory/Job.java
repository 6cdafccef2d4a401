package org.hudang.benchmarks.memory;

import java.io.IOException;
import java.io.OutputStream;
import org.hudang.benchmarks.signing.LargeDesk;

/** What is done with a large file. */
public enum Job {
    /** One signature; the signed file is written out. */
    SIGN("one signature", true) {
        @Override
        void run(LargeDesk desk, byte[] file, OutputStream out) throws IOException {
            desk.sign(file, out);
        }
    },
    /** The national and the international signature; the signed file is written out. */
    SIGN_BOTH("both signatures", true) {
        @Override
        void run(LargeDesk desk, byte[] file, OutputStream out) throws IOException {
            desk.signBoth(file, out);
        }
    },
    /** A file with both signatures is judged. */
    VERIFY("verifying", false) {
        @Override
        void run(LargeDesk desk, byte[] file, OutputStream out) {
            desk.requireValid(file);
        }
    };

    private final String words;
    private final boolean signs;

    Job(String words, boolean signs) {
        this.words = words;
        this.signs = signs;
    }

    abstract void run(LargeDesk desk, byte[] file, OutputStream out) throws IOException;

    String words() {
        return words;
    }

    /** Whether it takes a file that is not signed yet. */
    boolean signs() {
        return signs;
    }
}
