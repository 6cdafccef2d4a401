package org.hudang.certificates.trust;

/**
 * A bureau that issues certificates.
 *
 * @param code its code in payloads, 1 to 4294967295
 * @param zh its name in Chinese
 * @param en its name in English
 * @param statusAddress https address that a list's number is appended to
 */
public record Bureau(long code, String zh, String en, String statusAddress) {
    private static final long LARGEST = 0xFFFF_FFFFL;

    public Bureau {
        if (code < 1 || code > LARGEST) {
            throw new IllegalArgumentException("bureau code " + code + " is not in 1 to " + LARGEST);
        }
        if (!statusAddress.matches("https?://[!-~]{1,200}/")) {
            throw new IllegalArgumentException("status address is not a web address that ends with a slash");
        }
    }

    /** Address of one status list. */
    public String statusList(int list) {
        return statusAddress + list;
    }
}
