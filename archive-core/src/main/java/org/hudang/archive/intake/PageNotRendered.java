package org.hudang.archive.intake;

/** A page picture or a copy could not be made: the page is absent, the kind of file cannot be shown, or the work failed. */
public final class PageNotRendered extends IntakeException {
    private static final long serialVersionUID = 1L;

    PageNotRendered(Finding finding) {
        super(finding);
    }
}
