package org.hudang.archive.intake;

/** The base of everything intake throws: a stable code and a sentence, never content of a file. */
public class IntakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final String code;

    IntakeException(Finding finding) {
        super(finding.code().code() + " " + finding.en());
        this.finding = finding;
        this.code = finding.code().code();
    }

    IntakeException(Finding finding, Throwable cause) {
        super(finding.code().code() + " " + finding.en(), cause);
        this.finding = finding;
        this.code = finding.code().code();
    }

    /** The stable code, {@code IN-…}. */
    public String code() {
        return code;
    }

    /** The finding with its sentences. */
    public Finding finding() {
        return finding;
    }
}
