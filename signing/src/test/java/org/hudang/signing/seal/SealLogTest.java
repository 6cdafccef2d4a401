package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class SealLogTest {
    private static SealBench bench;

    @BeforeAll
    static void open() {
        bench = new SealBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void the_hash_of_an_entry_is_the_one_of_the_format_page() {
        SealId id = bench.draft("format").id();

        SealLogEntry entry = bench.registry.log(id, CLERK).get(0);

        String written = "{\"at\":\"2026-11-24T02:00:00Z\",\"event\":\"DRAFTED\",\"number\":1,"
                + "\"officer\":{\"terminal\":\"10.0.0.1\",\"township\":\"999001101\",\"user\":\"clerk\"},"
                + "\"previous\":\"" + "0".repeat(64) + "\",\"seal\":\"" + id + "\",\"sealDigest\":\""
                + entry.stamp().digest() + "\",\"state\":\"DRAFT\",\"v\":1}";
        assertThat(entry.hash())
                .isEqualTo(CanonicalJson.sm3(written.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void nobody_changes_or_removes_entries_not_even_the_owner_of_the_tables() {
        SealId id = bench.draft("append-only").id();

        assertThatThrownBy(() -> bench.owner("update signing.seal_log set entry = '{}' where seal = ?", id.value()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> bench.owner("delete from signing.seal_log where seal = ?", id.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> bench.owner("truncate signing.seal_log")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> bench.owner("delete from signing.seal where id = ?", id.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_changed_entry_is_found() {
        SealId id = tampered(
                "changed", "update signing.seal_log set entry = replace(entry, 'clerk', 'head') where seal = ?");

        assertBroken(id, 1, "its content is not what was hashed");
    }

    @Test
    void a_changed_entry_with_a_hash_that_fits_is_found_by_the_next() {
        SealId id = bench.active("rehashed", TOWN);
        SealLogEntry second = bench.registry.log(id, HEAD).get(1);
        String entry = entry(id, 2).replace("head", "boss");
        withoutTriggers(
                "update signing.seal_log set entry = ?, hash = ? where seal = ? and number = 2",
                entry,
                CanonicalJson.sm3(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                id.value());

        assertThat(second.number()).isEqualTo(2);
        assertBroken(id, 3, "it does not follow the entry before");
    }

    @Test
    void an_entry_taken_out_of_the_middle_is_found() {
        SealId id = tampered("removed", "delete from signing.seal_log where number = 3 and seal = ?");

        assertBroken(id, 3, "it does not follow the entry before");
    }

    @Test
    void entries_taken_off_the_end_are_found() {
        SealId id = tampered("truncated", "delete from signing.seal_log where number >= 4 and seal = ?");

        assertBroken(id, 4, "the register counts 5 entries");
    }

    @Test
    void a_last_entry_that_was_exchanged_is_found() {
        SealId id = bench.active("exchanged", TOWN);
        String entry = entry(id, 5).replace("ACTIVATED", "CANCELLED");
        withoutTriggers(
                "update signing.seal_log set entry = ?, hash = ? where seal = ? and number = 5",
                entry,
                CanonicalJson.sm3(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                id.value());

        assertBroken(id, 5, "the register names another last entry");
    }

    @Test
    void entries_of_another_seal_are_found() {
        SealId id = bench.draft("foreign").id();
        SealId other = bench.draft("foreign-2").id();
        String entry = entry(other, 1);
        String hash = CanonicalJson.sm3((entry + " ").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        withoutTriggers(
                "update signing.seal_log set entry = ?, hash = ? where seal = ?", entry + " ", hash, id.value());

        assertBroken(id, 1, "it does not follow the entry before");
    }

    private static void assertBroken(SealId id, long number, String reason) {
        assertThatThrownBy(() -> bench.registry.log(id, HEAD)).isInstanceOfSatisfying(SealLogBroken.class, broken -> {
            assertThat(broken.code()).isEqualTo("SG-217");
            assertThat(broken.arguments()).containsExactly(id.value(), Long.toString(number), reason);
        });
    }

    private static SealId tampered(String key, String sql) {
        SealId id = bench.active(key, TOWN);
        withoutTriggers(sql, id.value());
        return id;
    }

    private static String entry(SealId id, int number) {
        TownshipTables tables = new TownshipTables(bench.app, bench.transactions);
        return tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("select entry from signing.seal_log where seal = ? and number = ?")
                        .params(id.value(), number)
                        .query(String.class)
                        .single());
    }

    /** What a superuser of the database could do. */
    private static void withoutTriggers(String sql, Object... parameters) {
        for (String trigger : List.of("disable", "enable")) {
            bench.owner("alter table signing.seal_log " + trigger + " trigger log_is_append_only");
            if (trigger.equals("disable")) {
                bench.owner(sql, parameters);
            }
        }
    }
}
