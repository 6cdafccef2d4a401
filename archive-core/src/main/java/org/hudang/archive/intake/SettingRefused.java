package org.hudang.archive.intake;

/** A setting of intake has a value that is not allowed; the sentence names key, found and expected. */
public final class SettingRefused extends IntakeException {
    private static final long serialVersionUID = 1L;

    SettingRefused(Finding finding) {
        super(finding);
    }
}
