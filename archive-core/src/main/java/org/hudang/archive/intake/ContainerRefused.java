package org.hudang.archive.intake;

/** A ZIP could not be unpacked within its limits; nothing of it is left. */
public final class ContainerRefused extends IntakeException {
    private static final long serialVersionUID = 1L;

    ContainerRefused(Finding finding) {
        super(finding);
    }
}
