package org.hudang.signing.verify.finding;

/**
 * Ends the judging of one part: bytes that do not parse, or a bound that was reached. Never leaves the verifier; its
 * finding goes into the report.
 */
public final class Unjudged extends RuntimeException {
    private final transient Finding finding;

    public Unjudged(Finding finding) {
        super(finding.code().text() + " at " + finding.where(), null, false, false);
        this.finding = finding;
    }

    /** Bytes at {@code offset} are not what the format asks for. */
    public static Unjudged malformed(long offset, String expected) {
        return new Unjudged(Finding.of(Code.STRUCTURE_BROKEN, "byte " + offset, expected));
    }

    public Finding finding() {
        return finding;
    }

    /** Whether a bound was reached, so that no later part of the file may be judged either. */
    public boolean outOfBounds() {
        return finding.code() == Code.LIMIT_REACHED;
    }
}
