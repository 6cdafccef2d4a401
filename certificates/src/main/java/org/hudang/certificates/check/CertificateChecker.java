package org.hudang.certificates.check;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Checks a relief certificate that somebody shows: as text, as a picture, as a rendered page or as a PDF. Needs no
 * database, no network and no log-in; never throws at what it is shown.
 *
 * <pre>{@code
 * CheckResult result = checker.check(text);
 * if (result.verdict() instanceof Genuine genuine) {
 *     compareWithIdCard(genuine.facts().person());
 * }
 * }</pre>
 */
public interface CertificateChecker {
    /** A checker that relies on this material and this clock. */
    static CertificateChecker with(CheckMaterial material, Clock clock) {
        return new OfflineChecker(material, clock);
    }

    /** Checks a link, its fragment, the bare digits, or the short code printed for typing. */
    CheckResult check(String text);

    /** Checks the one certificate code in a PNG or JPEG picture. */
    CheckResult checkPicture(byte[] picture);

    /** Checks the one certificate code in a picture or page that the caller rendered. */
    CheckResult checkImage(BufferedImage image);

    /**
     * Checks the certificate code drawn on the first page of a PDF that this office issued. A foreign PDF is rendered
     * in a process of its own by the caller, who hands the page to {@link #checkImage}. Says nothing about the
     * signatures of the document: the caller joins both answers.
     */
    CheckResult checkPdf(Path pdf);
}
