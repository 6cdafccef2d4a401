package org.hudang.certificates;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a holder agrees that one checker may see beyond the masked face, once, and what for (单独同意).
 *
 * @param purpose what for
 * @param fields what; not empty
 */
public record Consent(Purpose purpose, Set<Field> fields) {
    public Consent {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("consent to nothing");
        }
        fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    /** What may be seen. */
    public enum Field {
        /** 全名. */
        NAME,
        /** 享受人数: persons who draw the benefit. */
        PEOPLE
    }

    /** What for, with its number in the code on the phone. */
    public enum Purpose {
        /** 就医. */
        MEDICAL(1),
        /** 就学. */
        SCHOOL(2),
        /** 水电气减免. */
        UTILITIES(3),
        /** 住房. */
        HOUSING(4),
        /** 其他. */
        OTHER(9);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }

        /** Its number in a code. */
        public int number() {
            return number;
        }

        /** The purpose with this number; none for codes that are shown without more. */
        public static Optional<Purpose> of(int number) {
            return Arrays.stream(values())
                    .filter(purpose -> purpose.number == number)
                    .findFirst();
        }
    }
}
