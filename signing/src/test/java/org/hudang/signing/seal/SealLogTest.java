package org.hudang.signing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.util.List;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Harm;
import org.hudang.signing.chain.HeadlessChains;
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
        assertThat(entry.hash()).isEqualTo(CanonicalJson.sm3(written.getBytes(UTF_8)));
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
                CanonicalJson.sm3(entry.getBytes(UTF_8)),
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
                CanonicalJson.sm3(entry.getBytes(UTF_8)),
                id.value());

        assertBroken(id, 5, "the register names another last entry");
    }

    @Test
    void entries_of_another_seal_are_found() {
        SealId id = bench.draft("foreign").id();
        SealId other = bench.draft("foreign-2").id();
        String entry = entry(other, 1);
        String hash = CanonicalJson.sm3((entry + " ").getBytes(UTF_8));
        withoutTriggers(
                "update signing.seal_log set entry = ?, hash = ? where seal = ?", entry + " ", hash, id.value());

        assertBroken(id, 1, "it does not follow the entry before");
    }

    @Test
    void a_log_computed_anew_with_the_register_in_step_is_found_by_its_head() {
        SealId id = bench.draft("recomputed").id();
        String entry = entry(id, 1).replace("clerk", "nobody");
        String hash = CanonicalJson.sm3(entry.getBytes(UTF_8));
        withoutTriggers("update signing.seal_log set entry = ?, hash = ? where seal = ?", entry, hash, id.value());
        bench.owner("update signing.seal set log_head = ? where id = ?", hash, id.value());

        assertBroken(id, 1, "its head was not written here");
        assertThat(harm(id)).isEqualTo(Harm.HEAD_NOT_AUTHENTIC);
    }

    @Test
    void a_head_of_another_seal_does_not_fit() {
        SealId id = bench.draft("head-to").id();
        SealId from = bench.draft("head-from").id();
        bench.owner(
                "update signing.seal set log_mac = (select log_mac from signing.seal where id = ?) where id = ?",
                from.value(),
                id.value());

        assertBroken(id, 1, "its head was not written here");
    }

    @Test
    void a_head_is_neither_taken_away_nor_given_again() {
        SealId id = bench.draft("head-gone").id();

        assertThatThrownBy(() -> bench.owner("update signing.seal set log_mac = null where id = ?", id.value()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("keeps its head");
        withoutHead(id);

        assertBroken(id, 1, "the register has no head for it");
        assertThat(harm(id)).isEqualTo(Harm.HEAD_MISSING);
    }

    @Test
    void nothing_is_written_after_a_log_that_does_not_hold() {
        SealId id = tampered("stopped", "delete from signing.seal_log where number = 5 and seal = ?");

        assertThatThrownBy(() -> bench.registry.suspend(id, "lost", HEAD)).isInstanceOf(SealLogBroken.class);

        assertThat(bench.registry.find(id, HEAD).orElseThrow().state()).isEqualTo(SealState.ACTIVE);
        assertThat(harm(id)).isEqualTo(Harm.CUT_OFF);
    }

    @Test
    void logs_begun_before_heads_were_kept_get_theirs_when_they_hold_and_only_then() {
        SealId whole = bench.active("old-whole", TOWN);
        SealId rewritten = bench.active("old-rewritten", TOWN);
        withoutHead(whole);
        withoutHead(rewritten);
        withoutTriggers("delete from signing.seal_log where number = 2 and seal = ?", rewritten.value());

        HeadlessChains.Given given = logs().giveHeads();

        assertThat(given.chains()).isPositive();
        assertThat(given.refused()).contains(new ChainBreak(rewritten.value(), 2, Harm.MISSING));
        assertThat(bench.registry.log(whole, HEAD)).hasSize(5);
        assertThat(bench.registry.suspend(whole, "lost", HEAD).state()).isEqualTo(SealState.SUSPENDED);
        assertBroken(rewritten, 2, "it does not follow the entry before");
    }

    @Test
    void witnesses_see_the_heads_of_all_logs_and_the_entries_they_stand_on() {
        SealId id = bench.active("witnessed", TOWN);
        String hash = bench.registry.log(id, HEAD).get(4).hash();

        assertThat(logs().heads()).contains(new ChainHead(id.value(), 5, "sm3:" + hash, true));
        assertThat(logs().hash(id.value(), 5)).contains("sm3:" + hash);
        assertThat(logs().hash(id.value(), 6)).isEmpty();
    }

    private static SealLogs logs() {
        return new SealLogs(bench.app, bench.transactions, SealBench.HEADS, bench.clock);
    }

    private static Harm harm(SealId id) {
        return logs().breaks().stream()
                .filter(broken -> broken.chain().equals(id.value()))
                .map(ChainBreak::harm)
                .findFirst()
                .orElseThrow();
    }

    private static void withoutHead(SealId id) {
        bench.owner("alter table signing.seal disable trigger log_head_moves");
        bench.owner("update signing.seal set log_mac = null where id = ?", id.value());
        bench.owner("alter table signing.seal enable trigger log_head_moves");
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
