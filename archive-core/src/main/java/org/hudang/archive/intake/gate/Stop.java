package org.hudang.archive.intake.gate;

import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;

/** Ends an examination at once with its finding. Carries no stack trace and no content of the file. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final Fate fate;

    /** What becomes of the file. */
    public enum Fate {
        /** Nothing of it is kept. */
        REFUSED,
        /** It is kept as an untouched original. */
        QUARANTINED
    }

    private Stop(Fate fate, Finding finding) {
        super(finding.code().code(), null, false, false);
        this.fate = fate;
        this.finding = finding;
    }

    /** The file is refused. */
    public static Stop refuse(IntakeCode code, Object... facts) {
        return new Stop(Fate.REFUSED, Finding.of(code, facts));
    }

    /** The file is quarantined. */
    public static Stop quarantine(IntakeCode code, Object... facts) {
        return new Stop(Fate.QUARANTINED, Finding.of(code, facts));
    }

    /** The bytes do not follow the format. */
    public static Stop malformed() {
        return refuse(IntakeCode.MALFORMED);
    }

    /** Why. */
    public Finding finding() {
        return finding;
    }

    /** What becomes of the file. */
    public Fate fate() {
        return fate;
    }
}
