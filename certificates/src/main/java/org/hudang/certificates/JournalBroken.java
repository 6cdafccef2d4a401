package org.hudang.certificates;

/** The journal of a household's certificates is not the chain that was written. */
public final class JournalBroken extends CertificateException {
    public JournalBroken(String household, int sequence) {
        super("CE-015", "journal of " + household + " is broken at line " + sequence, household, sequence);
    }
}
