package org.hudang.archive.household;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.household.IdNumberRefused.Rule;

/**
 * An identity document: its kind and its number. The number is read by the rules of the kind given, never guessed.
 *
 * <p>A secret: {@link #reveal()} is the only way to the number, {@code toString} shows kind and length.
 *
 * @param type kind of document
 * @param reveal the number in its one form
 */
public record IdDocument(DocumentType type, String reveal) {

    /** @throws IdNumberRefused when the number is not one of this kind of document in its one form */
    public IdDocument {
        if (!normal(type, reveal).equals(reveal)) {
            throw new IdNumberRefused(Rule.CHARACTER, 0);
        }
    }

    /** Reads a number as typed. */
    public static IdDocument parse(DocumentType type, String typed) {
        return new IdDocument(type, normal(type, typed));
    }

    /** The document of a resident identity number. */
    public static IdDocument of(IdNumber number) {
        return new IdDocument(DocumentType.RESIDENT_ID, number.reveal());
    }

    /** The last four characters. */
    public String lastFour() {
        return reveal.substring(reveal.length() - 4);
    }

    /** Date of birth where the number states it. */
    public Optional<LocalDate> birth() {
        return reveal.length() == 18 && type != DocumentType.PASSPORT
                ? Optional.of(Checksum.birth(reveal))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return type + "(" + reveal.length() + ")";
    }

    private static String normal(DocumentType type, String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        return switch (type) {
            case RESIDENT_ID -> IdNumber.parse(text).reveal();
            case RESIDENCE_PERMIT -> residencePermit(text);
            case FOREIGN_PERMANENT_RESIDENCE -> foreign(text);
            case PASSPORT -> shaped(text, "AAAAAAAAAAAA", 5);
            case BIRTH_CERTIFICATE -> shaped(text, "L999999999", 10);
        };
    }

    private static String residencePermit(String text) {
        String number = Checksum.require(text);
        if (number.charAt(0) != '8') {
            throw new IdNumberRefused(Rule.DIVISION, 1);
        }
        if (number.charAt(1) < '1' || number.charAt(1) > '3') {
            throw new IdNumberRefused(Rule.DIVISION, 2);
        }
        for (int i = 2; i < 6; i++) {
            if (number.charAt(i) != '0') {
                throw new IdNumberRefused(Rule.DIVISION, i + 1);
            }
        }
        return number;
    }

    private static String foreign(String text) {
        if (text.length() == 15 && isLetter(text.charAt(0))) {
            return shaped(text, "LLL999999999999", 15);
        }
        String number = Checksum.require(text);
        if (number.charAt(0) != '9') {
            throw new IdNumberRefused(Rule.DIVISION, 1);
        }
        return number;
    }

    /** L letter, 9 digit, A either; at least this many characters of the shape. */
    private static String shaped(String text, String shape, int atLeast) {
        if (text.length() < atLeast || text.length() > shape.length()) {
            throw new IdNumberRefused(Rule.LENGTH, 0);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean fits = switch (shape.charAt(i)) {
                case 'L' -> isLetter(c);
                case '9' -> digit;
                default -> digit || isLetter(c);
            };
            if (!fits) {
                throw new IdNumberRefused(Rule.CHARACTER, i + 1);
            }
        }
        return text;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
