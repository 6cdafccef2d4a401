package org.hudang.casework.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.benefit.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of certificates as its page describes it, and each lie in it. */
class ReliefTableTest {
    private static final String HEADING = "household,holder,programme,from,until\r\n";
    private static final String HOUSEHOLD = "hh_" + "a".repeat(26);
    private static final String MEMBER = "mem_" + "b".repeat(26);

    @Test
    void each_row_is_a_certificate_and_what_is_left_out_stays_open() throws IOException {
        List<ReliefTable.Row> rows = read("\uFEFF" + HEADING + HOUSEHOLD + ", ,DB,,\r\n" + HOUSEHOLD + "," + MEMBER
                + ",TK,2026-12-01,2027-05-31\r\n");

        assertThat(rows)
                .containsExactly(
                        new ReliefTable.Row(
                                2,
                                new HouseholdNumber(HOUSEHOLD),
                                Optional.empty(),
                                Programme.SUBSISTENCE,
                                Optional.empty(),
                                Optional.empty()),
                        new ReliefTable.Row(
                                3,
                                new HouseholdNumber(HOUSEHOLD),
                                Optional.of(new MemberId(MEMBER)),
                                Programme.EXTREME_HARDSHIP,
                                Optional.of(LocalDate.of(2026, 12, 1)),
                                Optional.of(LocalDate.of(2027, 5, 31))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "household,DB,,|row: 5 × ≤ 200",
                "household,,XX,,|programme: DB | TK | LS",
                "household,,DB,2026-13-01,|from: YYYY-MM-DD",
                "household,,DB,+999999999-12-31,|from: 1950-01-01 – 2199-12-31",
                "household,,DB,,1949-12-31|until: 1950-01-01 – 2199-12-31",
                "household,mem_1,DB,,|holder",
                "hh_1,,DB,,|household"
            })
    void a_wrong_row_is_named_with_what_should_stand_there(String row, String expected) {
        String line = row.replace("household", HOUSEHOLD);

        assertThatThrownBy(() -> read(HEADING + line + "\r\n"))
                .isInstanceOfSatisfying(ReliefTableRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("CW-049");
                    assertThat(refused.sentence(Locale.ENGLISH)).contains("Line 2 ", expected);
                });
    }

    @Test
    void nobody_stands_in_it_twice_for_the_same_benefit() {
        String row = HOUSEHOLD + ",,DB,,\r\n";

        refused(HEADING + row + row, "Line 3 ", "once");
    }

    @Test
    void another_heading_is_another_table() {
        refused("household,holder,programme,until,from\r\n" + HOUSEHOLD + ",,DB,,\r\n", "Line 1 ", "heading");
    }

    @Test
    void what_is_no_such_file_is_refused_as_a_whole() {
        refused(HEADING + "\u0007", "Line 0 ", "no control characters");
        refused(HEADING + HOUSEHOLD + ",\"open,DB,,\r\n", "Line 0 ", "RFC 4180");
        refused(HEADING + " ".repeat(5_000_000), "Line 0 ", "≤ 5000000 bytes");
        assertThatThrownBy(() -> ReliefTable.read(new ByteArrayInputStream(new byte[] {'h', (byte) 0xFF})))
                .isInstanceOfSatisfying(
                        ReliefTableRefused.class,
                        refused -> assertThat(refused.sentence(Locale.ENGLISH)).contains("UTF-8"));
    }

    private static void refused(String table, String... said) {
        assertThatThrownBy(() -> read(table))
                .isInstanceOfSatisfying(
                        ReliefTableRefused.class,
                        refused -> assertThat(refused.sentence(Locale.ENGLISH)).contains(said));
    }

    private static List<ReliefTable.Row> read(String table) throws IOException {
        return ReliefTable.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
