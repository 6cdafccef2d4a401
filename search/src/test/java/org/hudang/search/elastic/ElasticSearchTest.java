package org.hudang.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.hudang.search.Caller;
import org.hudang.search.EngineUnavailable;
import org.hudang.search.Hit;
import org.hudang.search.HitGuard;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexMadeOtherwise;
import org.hudang.search.IndexState.Condition;
import org.hudang.search.IndexUnreadable;
import org.hudang.search.IndexedPerson;
import org.hudang.search.Place;
import org.hudang.search.Query;
import org.hudang.search.Rebuild;
import org.hudang.search.RebuildUnderWay;
import org.hudang.search.TailKey;
import org.hudang.testbed.ElasticNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only the engine over a cluster has: several processes, a node that dies, an index that somebody deleted. */
@Tag(ElasticNode.TAG)
class ElasticSearchTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final TailKey KEY = key("the first key of the house");
    private static final Caller BUREAU = new Caller("bureau", Caller.BUREAU);
    private static final HitGuard ALL =
            (hits, caller) -> hits.stream().map(HitGuard.Reference::id).collect(Collectors.toSet());

    private final String name = "house-" + NEXT.incrementAndGet();

    private static TailKey key(String text) {
        return TailKey.hmacSha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    private ElasticSearch open(URI node, TailKey key) {
        ElasticCluster cluster = new ElasticCluster(List.of(node), Optional.of("a2V5"), name);
        return ElasticSearch.open(cluster, key, ALL, Clock.systemUTC());
    }

    private ElasticSearch open() {
        ElasticSearch search = open(ElasticNode.shared(), KEY);
        makeFirst(search);
        return search;
    }

    /** What the house does when it finds no index: it makes one from the archive, which is empty here. */
    static void makeFirst(ElasticSearch search) {
        if (search.state().condition() == Condition.NEEDS_REBUILD) {
            try (Rebuild first = search.rebuild()) {
                first.finish();
            }
        }
    }

    private static HouseholdDocument household(String number, String name) {
        return new HouseholdDocument(
                number,
                new Place("999001001", "样板村", "样板镇"),
                Set.of("DB"),
                List.of(IndexedPerson.named(name)),
                List.of(),
                LocalDate.of(2026, 3, 1));
    }

    private static List<String> ids(ElasticSearch search, String text) {
        return search.find(Query.of(text), BUREAU).hits().stream().map(Hit::id).toList();
    }

    private static String ask(String method, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(ElasticNode.shared().resolve(path))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_node_that_dies_loses_nothing_that_was_refreshed_and_search_says_that_it_is_away() {
        try (ElasticNode node = ElasticNode.own();
                ElasticSearch search = open(node.address(), KEY)) {
            makeFirst(search);
            search.put(household("hh_a", "张样例"), 1);
            search.refresh();
            Instant fedAt = search.state().fedAt();

            node.kill();
            assertThatThrownBy(() -> ids(search, "张样例"))
                    .isInstanceOf(EngineUnavailable.class)
                    .extracting("code")
                    .isEqualTo("SR-025");
            search.put(household("hh_b", "张样板"), 2);
            assertThatThrownBy(search::refresh).isInstanceOf(EngineUnavailable.class);
            assertThat(search.state().condition()).isEqualTo(Condition.UNREACHABLE);
            assertThat(search.state().code()).contains("SR-025");
            assertThat(search.state().fedAt()).as("how old the index is").isEqualTo(fedAt);

            try (ElasticNode again = node.again()) {
                assertThat(again.address()).isEqualTo(node.address());
                assertThat(ids(search, "张样例")).containsExactly("hh_a");
                assertThat(ids(search, "张样板")).as("to be fed again").isEmpty();
                search.put(household("hh_b", "张样板"), 2);
                search.refresh();
                assertThat(ids(search, "张样板")).containsExactly("hh_b");
            }
        }
    }

    @Test
    void a_cluster_that_is_away_when_the_house_opens_is_asked_again_later() {
        try (ElasticSearch search = open(URI.create("http://127.0.0.1:1"), KEY)) {
            assertThat(search.state().condition()).isEqualTo(Condition.UNREACHABLE);
            assertThatThrownBy(search::rebuild).isInstanceOf(EngineUnavailable.class);
        }
    }

    @Test
    void another_key_asks_for_a_rebuild_which_heals() {
        try (ElasticSearch search = open()) {
            search.put(household("hh_a", "张样例"), 1);
            search.refresh();
        }

        try (ElasticSearch search = open(ElasticNode.shared(), key("another key, of another office"))) {
            assertThat(search.state().condition()).isEqualTo(Condition.NEEDS_REBUILD);
            assertThat(search.state().code()).contains("SR-021");
            assertThatThrownBy(() -> ids(search, "张样例")).isInstanceOf(IndexMadeOtherwise.class);
            search.put(household("hh_a", "张样例"), 2);
            assertThatThrownBy(search::refresh).isInstanceOf(IndexMadeOtherwise.class);

            try (Rebuild rebuild = search.rebuild()) {
                search.put(household("hh_a", "张新"), 2);
                search.refresh();
                rebuild.finish();
            }
            assertThat(ids(search, "张新")).containsExactly("hh_a");
            assertThat(search.state().condition()).isEqualTo(Condition.READY);
        }
    }

    @Test
    void an_index_that_somebody_deleted_asks_for_a_rebuild_and_is_not_made_by_mistake() throws Exception {
        try (ElasticSearch search = open()) {
            search.put(household("hh_a", "张样例"), 1);
            search.refresh();
            String index = ask("GET", "/_cat/indices/" + name + "*?h=index").strip();
            assertThat(ask("DELETE", "/" + index)).contains("true");

            search.put(household("hh_b", "张样板"), 2);
            assertThatThrownBy(search::refresh).isInstanceOf(IndexUnreadable.class);
            assertThatThrownBy(() -> ids(search, "张样例")).isInstanceOf(IndexUnreadable.class);
            assertThat(search.state().condition()).isEqualTo(Condition.NEEDS_REBUILD);
            assertThat(ask("GET", "/_cat/indices/" + name + "*")).isEmpty();

            try (Rebuild rebuild = search.rebuild()) {
                rebuild.put(household("hh_a", "张样例"), 0);
                rebuild.finish();
            }
            assertThat(ids(search, "张样例")).containsExactly("hh_a");
        }
    }

    @Test
    void an_index_that_was_never_made_is_not_made_by_feeding_it() {
        try (ElasticSearch search = open(ElasticNode.shared(), KEY)) {
            assertThat(search.state().code()).contains("SR-020");
            search.put(household("hh_a", "张样例"), 1);
            assertThatThrownBy(search::refresh).isInstanceOf(IndexUnreadable.class);

            makeFirst(search);
            assertThat(search.state().condition()).isEqualTo(Condition.READY);
            assertThat(search.state().fedAt()).as("nothing was ever put").isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void what_another_process_feeds_while_one_rebuilds_is_in_both_indexes() {
        try (ElasticSearch one = open();
                ElasticSearch another = open()) {
            another.put(household("hh_a", "张旧"), 1);
            another.refresh();

            try (Rebuild rebuild = one.rebuild()) {
                assertThat(another.state().condition()).isEqualTo(Condition.REBUILDING);
                another.put(household("hh_a", "张新"), 2);
                another.refresh();
                another.put(household("hh_b", "李新"), 3);
                rebuild.put(household("hh_a", "张旧"), 0);
                assertThat(ids(one, "张新")).containsExactly("hh_a");
                rebuild.finish();
            }
            another.refresh();

            assertThat(ids(another, "张新")).containsExactly("hh_a");
            assertThat(ids(one, "李新")).containsExactly("hh_b");
            assertThat(ids(one, "张旧")).isEmpty();
        }
    }

    @Test
    void what_a_killed_process_left_growing_is_thrown_away_and_cannot_be_finished() throws Exception {
        try (ElasticSearch killed = open();
                ElasticSearch search = open();
                Rebuild leftOver = killed.rebuild()) {
            leftOver.put(household("hh_left", "张样例"), 1);

            try (Rebuild rebuild = search.rebuild()) {
                rebuild.put(household("hh_a", "张样例"), 1);
                assertThatThrownBy(leftOver::finish).isInstanceOf(RebuildUnderWay.class);
                rebuild.finish();
            }

            assertThat(ids(search, "张样例")).containsExactly("hh_a");
            assertThat(ask("GET", "/_cat/indices/" + name + "*?h=index").lines())
                    .hasSize(1);
        }
    }

    @Test
    void people_who_search_while_the_index_is_switched_always_get_an_answer() throws Exception {
        try (ElasticSearch search = open();
                ElasticSearch another = open()) {
            search.put(household("hh_a", "张样例"), 1);
            search.refresh();
            List<Throwable> failures = new CopyOnWriteArrayList<>();
            AtomicBoolean done = new AtomicBoolean();
            Thread reader = new Thread(() -> {
                while (!done.get()) {
                    try {
                        assertThat(ids(another, "张样例")).containsExactly("hh_a");
                    } catch (Throwable e) {
                        failures.add(e);
                        return;
                    }
                }
            });
            reader.start();
            for (int round = 0; round < 5; round++) {
                try (Rebuild rebuild = search.rebuild()) {
                    rebuild.put(household("hh_a", "张样例"), 1);
                    rebuild.finish();
                }
            }
            done.set(true);
            reader.join();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void a_cluster_does_not_tell_its_key_when_printed() {
        ElasticCluster cluster = new ElasticCluster(
                List.of(URI.create("https://search.example:9200")), Optional.of("c2VjcmV0"), "hudang");

        assertThat(cluster.toString()).contains("search.example").doesNotContain("c2VjcmV0");
        assertThatThrownBy(() -> new ElasticCluster(cluster.nodes(), Optional.empty(), "Hudang*"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
