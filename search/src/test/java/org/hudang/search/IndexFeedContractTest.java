package org.hudang.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every engine behind {@link IndexFeed} must do. Each engine has a subclass that opens it. */
public abstract class IndexFeedContractTest extends EngineContract {

    @Test
    void late_and_repeated_messages_never_win() {
        IndexFeed feed = feed();
        feed.put(household("hh_a", EAST, "张新"), 5);
        feed.put(household("hh_a", EAST, "张旧"), 4);
        feed.put(household("hh_a", EAST, "张再"), 5);
        feed.refresh();
        feed.put(household("hh_a", EAST, "张旧"), 3);
        feed.refresh();

        assertThat(ids("张新")).containsExactly("hh_a");
        assertThat(ids("张旧")).isEmpty();
        assertThat(ids("张再")).isEmpty();
        assertThat(search().state().documents()).isEqualTo(1);
    }

    @Test
    void a_removal_is_not_undone_by_a_late_message() {
        IndexFeed feed = feed();
        feed.put(household("hh_a", EAST, "张样例"), 1);
        feed.remove("hh_a", 3);
        feed.remove("hh_unknown", 3);
        feed.refresh();
        feed.put(household("hh_a", EAST, "张样例"), 2);
        feed.put(household("hh_unknown", EAST, "张样例"), 2);
        feed.refresh();

        assertThat(ids("张样例")).isEmpty();
        feed.put(household("hh_a", EAST, "张样例"), 4);
        feed.refresh();
        assertThat(ids("张样例")).containsExactly("hh_a");
    }

    @Test
    void documents_and_their_versions_survive_a_restart() {
        feed().put(household("hh_a", EAST, "张新"), 5);
        feed().remove("hh_b", 5);
        feed().refresh();

        reopen();

        assertThat(ids("张新")).containsExactly("hh_a");
        feed().put(household("hh_a", EAST, "张旧"), 4);
        feed().put(household("hh_b", EAST, "张旧"), 4);
        feed().refresh();
        assertThat(ids("张旧")).isEmpty();
        assertThat(search().state().fedAt()).isEqualTo(NOON.instant());
    }

    @Test
    void what_was_not_refreshed_is_not_yet_found() {
        feed().put(household("hh_a", EAST, "张样例"), 1);

        assertThat(ids("张样例")).isEmpty();
        assertThat(search().state().fedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void what_the_index_has_otherwise_or_not_at_all_is_named() {
        HouseholdDocument held = household("hh_a", EAST, "张样例");
        ItemDocument paper = item("i1", "收入证明");
        feed(held, paper, item("i2", "病历"));
        feed().remove("i2", 9);
        feed().refresh();

        assertThat(feed().differing(List.of(held, paper))).isEmpty();
        assertThat(feed().differing(List.of())).isEmpty();
        assertThat(feed().differing(List.of(
                        household("hh_a", EAST, "张例样"), item("i1", "收入证明书"), item("i2", "病历"), item("i3", "从未送来"))))
                .containsExactlyInAnyOrder("hh_a", "i1", "i2", "i3");
        assertThat(feed().differing(List.of(household("hh_a", WEST, "张样例")))).containsExactly("hh_a");
    }

    @Test
    void a_document_is_the_same_in_whatever_order_its_sets_come_and_after_a_restart() {
        HouseholdDocument one = programmes("TK", "DB", "LS");
        feed(one);

        reopen();

        assertThat(feed().differing(List.of(programmes("LS", "TK", "DB")))).isEmpty();
        assertThat(feed().differing(List.of(programmes("LS", "TK")))).containsExactly("hh_a");
    }

    private static HouseholdDocument programmes(String... programmes) {
        HouseholdDocument plain = household("hh_a", EAST, "曾样例");
        return new HouseholdDocument(
                plain.household(),
                plain.place(),
                new LinkedHashSet<>(List.of(programmes)),
                plain.people(),
                plain.codes(),
                plain.date());
    }

    @Test
    void a_rebuild_grows_unseen_and_replaces_everything_at_once() {
        feed(household("hh_old", EAST, "张旧"));

        try (Rebuild rebuild = feed().rebuild()) {
            rebuild.put(household("hh_new", EAST, "张新"), 1);
            assertThat(ids("张旧")).containsExactly("hh_old");
            assertThat(ids("张新")).isEmpty();
            assertThat(search().state().condition()).isEqualTo(IndexState.Condition.REBUILDING);
            rebuild.finish();
        }

        assertThat(ids("张旧")).isEmpty();
        assertThat(ids("张新")).containsExactly("hh_new");
        reopen();
        assertThat(ids("张新")).containsExactly("hh_new");
        assertThat(search().state().condition()).isEqualTo(IndexState.Condition.READY);
    }

    @Test
    void what_arrives_during_a_rebuild_is_in_both_indexes_and_wins_over_what_the_rebuild_read_earlier() {
        feed(household("hh_a", EAST, "张旧"));

        try (Rebuild rebuild = feed().rebuild()) {
            feed().put(household("hh_a", EAST, "张新"), 7);
            feed().refresh();
            assertThat(ids("张新")).containsExactly("hh_a");
            rebuild.put(household("hh_a", EAST, "张旧"), 6);
            rebuild.finish();
        }

        assertThat(ids("张新")).containsExactly("hh_a");
        assertThat(ids("张旧")).isEmpty();
    }

    @Test
    void an_abandoned_rebuild_leaves_everything_as_it_was_and_only_one_can_grow() {
        feed(household("hh_a", EAST, "张样例"));

        try (Rebuild rebuild = feed().rebuild()) {
            rebuild.put(household("hh_b", EAST, "张新"), 1);
            assertThatThrownBy(() -> feed().rebuild()).isInstanceOf(RebuildUnderWay.class);
        }

        assertThat(ids("张样例")).containsExactly("hh_a");
        assertThat(ids("张新")).isEmpty();
        try (Rebuild again = feed().rebuild()) {
            again.finish();
            assertThatThrownBy(again::finish).isInstanceOf(RebuildUnderWay.class);
            assertThatThrownBy(() -> again.put(item("i1", "证明"), 1)).isInstanceOf(RebuildUnderWay.class);
        }
        assertThat(ids("张样例")).isEmpty();
    }

    @Test
    void documents_that_break_the_rules_are_refused_by_field() {
        assertThatThrownBy(() -> new Place("*", "村", "地址")).extracting("field").isEqualTo("township");
        assertThatThrownBy(() -> item(" ", "证明")).extracting("field").isEqualTo("id");
        assertThatThrownBy(() -> feed().put(item("i1", "证明"), -1))
                .extracting("field")
                .isEqualTo("version");
        assertThatThrownBy(() -> IndexedPerson.named("")).extracting("field").isEqualTo("name");
        assertThatThrownBy(() -> IndexedPerson.named("长".repeat(201)))
                .extracting("field")
                .isEqualTo("name");
        assertThatThrownBy(() -> new Place(EAST, "村".repeat(201), "地址"))
                .extracting("field")
                .isEqualTo("village");
    }
}
