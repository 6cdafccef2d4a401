package org.hudang.archive.intake;

/** The child process or its work directory is not to be had; nothing was examined. Found: the cause; expected: a child. */
public final class ChildUnavailable extends IntakeException {
    private static final long serialVersionUID = 1L;

    ChildUnavailable(Finding finding, Throwable cause) {
        super(finding, cause);
    }

    /** Others are busy with the same paper: ask again. */
    public static ChildUnavailable busy() {
        return new ChildUnavailable(Finding.of(IntakeCode.CHILDREN_BUSY));
    }

    ChildUnavailable(Finding finding) {
        super(finding);
    }
}
