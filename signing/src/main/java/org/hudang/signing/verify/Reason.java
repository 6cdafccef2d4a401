package org.hudang.signing.verify;

/**
 * One finding, told to people in two languages.
 *
 * @param code stable code, {@code SG-3nn}
 * @param zh the Chinese sentence
 * @param en the English sentence
 * @param where the place concerned: {@code file}, {@code signature 1}, {@code object 14 0}, {@code page 2}, {@code byte 4711}…
 */
public record Reason(String code, String zh, String en, String where) {}
