package org.hudang.signing.longterm;

/**
 * What could not be had now.
 *
 * @param what serial number of the certificate in hexadecimal, or {@code timestamp SM3}
 * @param why for logs, in English, without personal data
 */
public record Missing(String what, String why) {}
