package org.hudang.search.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import co.elastic.clients.util.ObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.hudang.search.EngineUnavailable;
import org.hudang.search.IndexUnreadable;
import org.hudang.search.engine.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the cluster. Whatever keeps it from answering becomes {@link EngineUnavailable}, and an index that is not there
 * {@link IndexUnreadable}.
 */
final class Cluster implements AutoCloseable {
    static final String FORMAT = "hudang.format";
    static final String KEY = "hudang.key";

    private static final Timeout CONNECTING = Timeout.ofSeconds(2);
    private static final Timeout ANSWERING = Timeout.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Rest5ClientTransport transport;
    private final ElasticsearchClient client;
    private final String live;
    private final String growing;

    private Cluster(Rest5ClientTransport transport, String name) {
        this.transport = transport;
        this.client = new ElasticsearchClient(transport);
        this.live = name;
        this.growing = name + "-growing";
    }

    /** Nothing is asked yet. */
    static Cluster at(ElasticCluster where) {
        Rest5ClientBuilder builder = Rest5Client.builder(where.nodes());
        builder.setConnectionConfigCallback(
                config -> config.setConnectTimeout(CONNECTING).setSocketTimeout(ANSWERING));
        builder.setRequestConfigCallback(config -> config.setResponseTimeout(ANSWERING));
        where.apiKey()
                .ifPresent(key ->
                        builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + key)}));
        return new Cluster(new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper()), where.name());
    }

    /** What is kept of a document for answers. */
    record Kept(Map<String, List<String>> shown) {
        /** A removal, or what is none of ours, keeps nothing. */
        Kept(@Nullable Map<String, List<String>> shown) {
            this.shown = shown == null ? Map.of() : shown;
        }

        List<String> values(String field) {
            return shown.getOrDefault(field, List.of());
        }
    }

    /**
     * A generation of the index.
     *
     * @param made by which format, and with which key
     */
    record Generation(String name, Map<String, String> made) {}

    /** The alias that is searched. */
    String live() {
        return live;
    }

    /** The alias of an index that grows beside it. */
    String growing() {
        return growing;
    }

    /** The generations that are searched and that grow, under the names of the two aliases. */
    Map<String, Generation> generations() {
        Map<String, IndexState> indices = ask(c -> c.indices()
                .get(g -> g.index(live, growing).ignoreUnavailable(true).features(Feature.Aliases, Feature.Mappings))
                .indices());
        Map<String, Generation> generations = new TreeMap<>();
        indices.forEach((index, state) ->
                state.aliases().keySet().forEach(alias -> generations.put(alias, generation(index, state))));
        return generations;
    }

    private static Generation generation(String index, IndexState state) {
        Map<String, String> made = new TreeMap<>();
        if (state.mappings() != null) {
            state.mappings().meta().forEach((entry, value) -> made.put(entry, text(value)));
        }
        return new Generation(index, made);
    }

    static String text(JsonData value) {
        return value.to(String.class);
    }

    /** All generations that exist, in use or not. */
    List<String> folders() {
        return ask(c -> c.indices().getAlias(g -> g.index(live + "-g*")).aliases().keySet().stream()
                .filter(name -> name.matches(live + "-g\\d{6,}-[0-9a-f]{8}"))
                .sorted()
                .toList());
    }

    /** Makes an empty generation under an alias. */
    void create(String index, String alias, String fingerprint) {
        String body = resource("index.json").replace("${format}", Fields.FORMAT).replace("${key}", fingerprint);
        ask(c -> c.indices()
                .create(r -> r.withJson(new StringReader(body)).index(index).aliases(alias, a -> a)));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Cluster.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets searches go to another generation and deletes the old ones, all in one step; false when it is not the growing one. */
    boolean switchTo(String index, List<String> old) {
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(a -> a.remove(r -> r.index(index).alias(growing).mustExist(true))));
        actions.add(Action.of(a -> a.add(d -> d.index(index).alias(live))));
        old.forEach(one -> actions.add(Action.of(a -> a.removeIndex(r -> r.index(one)))));
        try {
            ask(c -> c.indices().updateAliases(u -> u.actions(actions)));
            return true;
        } catch (IndexUnreadable notThere) {
            return false;
        }
    }

    void delete(String index) {
        ask(c -> c.indices().delete(d -> d.index(index).ignoreUnavailable(true)));
    }

    /** Makes what was sent findable. */
    void refresh(String alias) {
        ask(c -> c.indices().refresh(r -> r.index(alias)));
    }

    /**
     * The generation that is searched right now.
     *
     * @param index its name
     * @param fedAt when it was last fed, as far as searches see it
     */
    record Now(String index, Instant fedAt) {}

    Now now() {
        GetResponse<Kept> state = ask(c ->
                c.get(g -> g.index(live).id(Documents.STATE).realtime(false).refresh(false), Kept.class));
        Instant fedAt = Optional.ofNullable(state.source()).stream()
                .flatMap(kept -> kept.values(Documents.FED_AT).stream())
                .map(Instant::parse)
                .findFirst()
                .orElse(Instant.EPOCH);
        return new Now(state.index(), fedAt);
    }

    SearchResponse<Kept> search(Function<SearchRequest.Builder, ObjectBuilder<SearchRequest>> asked) {
        return ask(c -> c.search(s -> asked.apply(s.index(live).allowPartialSearchResults(false)), Kept.class));
    }

    /**
     * Sends changes.
     *
     * @return status of each, as of HTTP, and the error when it was refused for another reason than a newer version
     */
    List<Outcome> send(List<BulkOperation> changes) {
        BulkResponse response = ask(c -> c.bulk(b -> b.operations(changes)));
        return response.items().stream()
                .map(item -> item.error() == null || item.status() == CONFLICT
                        ? new Outcome(200, "")
                        : new Outcome(item.status(), String.valueOf(item.error().type())))
                .toList();
    }

    record Outcome(int status, String error) {
        boolean isMissing() {
            return status == NOT_FOUND;
        }

        boolean isGood() {
            return status < 300;
        }
    }

    private interface Call<T> {
        T with(ElasticsearchClient client) throws IOException;
    }

    private <T> T ask(Call<T> call) {
        try {
            return call.with(client);
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                throw new IndexUnreadable("no index", e);
            }
            throw new EngineUnavailable("status " + e.status() + " " + e.error().type(), e);
        } catch (IOException | IllegalStateException e) {
            throw new EngineUnavailable(e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
