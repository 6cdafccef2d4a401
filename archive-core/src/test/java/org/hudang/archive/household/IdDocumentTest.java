package org.hudang.archive.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.household.DocumentType.BIRTH_CERTIFICATE;
import static org.hudang.archive.household.DocumentType.FOREIGN_PERMANENT_RESIDENCE;
import static org.hudang.archive.household.DocumentType.PASSPORT;
import static org.hudang.archive.household.DocumentType.RESIDENCE_PERMIT;
import static org.hudang.archive.household.DocumentType.RESIDENT_ID;

import java.time.LocalDate;
import org.hudang.archive.household.IdNumberRefused.Rule;
import org.hudang.testbed.InventedNumber;
import org.junit.jupiter.api.Test;

class IdDocumentTest {
    @Test
    void a_residence_permit_has_one_of_three_divisions_and_the_same_checksum() {
        String number = InventedNumber.of("83000019900101001");

        IdDocument document = IdDocument.parse(RESIDENCE_PERMIT, number.toLowerCase(java.util.Locale.ROOT));

        assertThat(document.reveal()).isEqualTo(number);
        assertThat(document.birth()).contains(LocalDate.of(1990, 1, 1));
        refused(RESIDENCE_PERMIT, InventedNumber.of("84000019900101001"), Rule.DIVISION, 2);
        refused(RESIDENCE_PERMIT, InventedNumber.of("81000119900101001"), Rule.DIVISION, 6);
        refused(RESIDENCE_PERMIT, InventedNumber.of("50011219900101001"), Rule.DIVISION, 1);
    }

    @Test
    void a_foreign_card_of_today_and_the_old_one_are_read() {
        String number = InventedNumber.of("95001119900101001");

        assertThat(IdDocument.parse(FOREIGN_PERMANENT_RESIDENCE, number).birth())
                .contains(LocalDate.of(1990, 1, 1));
        IdDocument old = IdDocument.parse(FOREIGN_PERMANENT_RESIDENCE, "xyz500190010101");
        assertThat(old.reveal()).isEqualTo("XYZ500190010101");
        assertThat(old.birth()).isEmpty();
        refused(FOREIGN_PERMANENT_RESIDENCE, "XY5500190010101", Rule.CHARACTER, 3);
        refused(FOREIGN_PERMANENT_RESIDENCE, InventedNumber.of("50011219900101001"), Rule.DIVISION, 1);
    }

    @Test
    void the_kind_decides_how_a_number_is_read_and_the_number_does_not() {
        String number = InventedNumber.of("99900119900101001");

        IdDocument resident = IdDocument.parse(RESIDENT_ID, number);
        IdDocument foreign = IdDocument.parse(FOREIGN_PERMANENT_RESIDENCE, number);

        assertThat(resident.type()).isEqualTo(RESIDENT_ID);
        assertThat(foreign.type()).isEqualTo(FOREIGN_PERMANENT_RESIDENCE);
        assertThat(resident).isNotEqualTo(foreign);
    }

    @Test
    void passports_and_birth_certificates_are_read_by_their_shape() {
        assertThat(IdDocument.parse(PASSPORT, " e12345678 ").reveal()).isEqualTo("E12345678");
        assertThat(IdDocument.parse(BIRTH_CERTIFICATE, "u500123456").reveal()).isEqualTo("U500123456");
        refused(PASSPORT, "E1 345678", Rule.CHARACTER, 3);
        refused(PASSPORT, "E1", Rule.LENGTH, 0);
        refused(BIRTH_CERTIFICATE, "5500123456", Rule.CHARACTER, 1);
        refused(BIRTH_CERTIFICATE, "U50012345", Rule.LENGTH, 0);
    }

    private static void refused(DocumentType type, String typed, Rule rule, int position) {
        assertThatThrownBy(() -> IdDocument.parse(type, typed)).isInstanceOfSatisfying(IdNumberRefused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.position()).isEqualTo(position);
        });
    }
}
