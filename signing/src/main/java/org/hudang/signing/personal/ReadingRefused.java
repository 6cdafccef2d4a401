package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** Pages were not shown, or consent is missing; {@link #code()} says why. */
public final class ReadingRefused extends SigningException {
    private ReadingRefused(String code, String message, Object... arguments) {
        super(code, message, arguments);
    }

    static ReadingRefused pagesNotShown(int shown, int pages) {
        return new ReadingRefused("SG-228", "pages shown " + shown + " of " + pages, shown, pages);
    }

    static ReadingRefused unknownPage(int page) {
        return new ReadingRefused("SG-242", "shown page that is not there: " + page, page);
    }

    static ReadingRefused consentBeforeReading() {
        return new ReadingRefused("SG-243", "consent before reading");
    }

    static ReadingRefused noConsentText() {
        return new ReadingRefused("SG-244", "no version of the consent text");
    }

    static ReadingRefused consentNotNow() {
        return new ReadingRefused("SG-245", "consent in the future or long ago");
    }
}
