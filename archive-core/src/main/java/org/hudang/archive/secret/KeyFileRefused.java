package org.hudang.archive.secret;

import org.hudang.archive.ArchiveException;

/** The key file cannot be used; it is never replaced, because what it encrypted would be lost. */
public final class KeyFileRefused extends ArchiveException {
    /** Why the file is refused. */
    public enum Rule {
        /** Others than its owner may read or write it; mode 600 is wanted. */
        OPEN_TO_OTHERS,
        /** Not the form of docs/formats/key-file-v1.md; the line is named. */
        FORM,
        /** Its active key is of another cipher than the settings ask for; rotate first. */
        OTHER_CIPHER,
        /** It cannot be read or written. */
        UNREADABLE
    }

    private final Rule rule;

    KeyFileRefused(Rule rule, Object detail) {
        super("AR-041-" + rule.name(), detail);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
