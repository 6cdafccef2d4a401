package org.hudang.certificates.payload;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The link around the digits: {@code https://HOST/v#DIGITS}. The host is pinned character by character; nothing is
 * parsed, folded or decoded, so no trick of addresses can make another host look like ours.
 *
 * @param host public name of the office's system, lower case, without port
 */
public record CertificateLink(String host) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,38}[a-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 1024;

    public CertificateLink {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host " + host + ": expected 1 to 40 of a-z 0-9 . - without port");
        }
    }

    /** The link around these digits. */
    public String around(String digits) {
        return prefix() + digits;
    }

    /** What a text turned out to be. */
    public sealed interface Read {
        /** Our link around something, which may be damaged. */
        record Ours(String rest) implements Read {}

        /** Digits without a link. */
        record Bare(String digits) implements Read {}

        /** Neither. */
        record Foreign() implements Read {}
    }

    /** Looks what a text is, for these hosts. */
    public static Read read(String text, Set<String> hosts) {
        String trimmed = text.strip();
        for (String host : hosts) {
            String prefix = new CertificateLink(host).prefix();
            if (trimmed.startsWith(prefix)) {
                return new Read.Ours(trimmed.substring(prefix.length()));
            }
        }
        String digits = trimmed.startsWith("#") ? trimmed.substring(1) : trimmed;
        return isDigits(digits) ? new Read.Bare(digits) : new Read.Foreign();
    }

    /** Whether these are ASCII digits of a length that is looked at. */
    public static boolean isDigits(String text) {
        return text.length() <= MOST_DIGITS && DIGITS.matcher(text).matches();
    }

    private String prefix() {
        return "https://" + host + "/v#";
    }
}
