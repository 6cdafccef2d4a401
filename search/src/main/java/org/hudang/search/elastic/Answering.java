package org.hudang.search.elastic;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import co.elastic.clients.json.JsonData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hudang.search.Caller;
import org.hudang.search.Explained;
import org.hudang.search.Found;
import org.hudang.search.HitGuard;
import org.hudang.search.HitGuard.Reference;
import org.hudang.search.Kind;
import org.hudang.search.MatchedBy;
import org.hudang.search.Query;
import org.hudang.search.Suggestion;
import org.hudang.search.Total;
import org.hudang.search.elastic.Cluster.Kept;
import org.hudang.search.engine.Asked;
import org.hudang.search.engine.Condition.Exact;
import org.hudang.search.engine.Fields;
import org.hudang.search.engine.Loosening;
import org.hudang.search.engine.Shown;
import org.hudang.search.engine.Suggesting;
import org.hudang.search.text.NumberTokens;
import org.hudang.search.text.Word;

/** Answers the questions of one caller. Every document is asked for at the guard before anything of it is shown or counted. */
final class Answering {

    /** Exact and partial reasons first, then the newest, then the id, so that pages never overlap. */
    private static final List<SortOptions> BEST_THEN_NEWEST = List.of(
            SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
            by(Fields.DATE, SortOrder.Desc),
            by(Fields.ID, SortOrder.Asc));

    /** Documents of which the digests are asked for at once. */
    private static final int AT_ONCE = 1_000;

    private static final List<FieldAndFormat> REFERENCE =
            List.of(field(Fields.ID), field(Fields.KIND), field(Fields.HOUSEHOLD));

    private final Cluster cluster;
    private final NumberTokens numbers;
    private final HitGuard guard;
    private final Caller caller;

    Answering(Cluster cluster, NumberTokens numbers, HitGuard guard, Caller caller) {
        this.cluster = cluster;
        this.numbers = numbers;
        this.guard = guard;
        this.caller = caller;
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }

    private static FieldAndFormat field(String name) {
        return FieldAndFormat.of(f -> f.field(name));
    }

    /** Ids of documents that passed the guard, best first, and how many there are. */
    private record Seen(List<String> ids, Total total) {}

    /** A document with what it meets of the question, as numbers of the reasons. */
    private record Met(Shown shown, Set<String> reasons) {}

    Found find(Query query, Instant indexAsOf) {
        Asked asked = Asked.of(query, numbers);
        Seen seen = seen(Queries.whole(asked, caller), Total.COUNTED_TO);
        int from = Math.min(query.page().from(), seen.ids.size());
        int to = Math.min(from + query.page().size(), seen.ids.size());
        List<String> page = seen.ids.subList(from, to);
        Map<String, Met> met = met(page, Queries.whole(asked, caller), asked);
        List<org.hudang.search.Hit> hits = page.stream()
                .map(met::get)
                .filter(Objects::nonNull)
                .map(one -> one.shown.hit(strongest(one, asked), asked.words(), query))
                .toList();
        List<Found.Looser> looser =
                seen.total.value() == 0 ? Loosening.of(query, asked.words(), this::count) : List.of();
        return new Found(
                hits, seen.total, asked.words().stream().map(Word::text).toList(), indexAsOf, looser);
    }

    Total count(Query query) {
        return seen(Queries.whole(Asked.of(query, numbers), caller), Total.COUNTED_TO).total;
    }

    List<Suggestion> suggest(Suggesting suggesting) {
        var fitting = Queries.seen(suggesting.condition(), caller);
        Seen seen = seen(fitting, Suggesting.HOUSEHOLDS);
        Map<String, Shown> shown = shown(seen.ids, fitting);
        seen.ids.stream().map(shown::get).filter(Objects::nonNull).forEach(suggesting::take);
        return suggesting.suggestions();
    }

    Explained explain(Query query, String documentId) {
        Asked asked = Asked.of(query, numbers);
        var one = Queries.seen(new Exact(Fields.ID, documentId), caller);
        if (seen(one, 1).ids.isEmpty()) {
            return new Explained.Unknown();
        }
        Met met = met(List.of(documentId), one, asked).get(documentId);
        List<Asked.Reason> reasons = met == null ? List.of() : reasons(met, asked);
        if (met != null
                && !met(List.of(documentId), Queries.whole(asked, caller), asked)
                        .isEmpty()) {
            return new Explained.Matches(reasons.stream()
                    .map(r -> new Explained.Reason(r.word().text(), r.matchedBy()))
                    .toList());
        }
        return new Explained.Lacks(asked.words().stream()
                .filter(w -> reasons.stream().noneMatch(r -> r.word().equals(w)))
                .map(Word::text)
                .toList());
    }

    /** How many documents the index holds, whoever may see them. */
    long held() {
        var everything = Queries.of(new Exact(Fields.LIVE, "y"));
        SearchResponse<Kept> counted =
                cluster.search(s -> s.query(everything).size(0).trackTotalHits(t -> t.enabled(true)));
        return total(counted).value();
    }

    /** The digests of those of these documents that the index holds, whoever may see them. */
    Map<String, String> digests(List<String> ids) {
        Map<String, String> digests = new HashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            var these = Queries.these(
                    some.stream().map(Documents::keyOf).toList(), Queries.of(new Exact(Fields.LIVE, "y")));
            for (Hit<Kept> hit : kept(these, some.size(), Documents.SHOWN + "." + Fields.SHOWN_DIGEST)) {
                Optional.ofNullable(hit.source()).stream()
                        .flatMap(kept -> kept.values(Fields.SHOWN_DIGEST).stream())
                        .forEach(digest -> digests.put(value(hit, Fields.ID), digest));
            }
        }
        return digests;
    }

    private Seen seen(co.elastic.clients.elasticsearch._types.query_dsl.Query query, int most) {
        SearchResponse<Kept> found = cluster.search(s -> s.query(query)
                .size(most)
                .source(source -> source.fetch(false))
                .docvalueFields(REFERENCE)
                .sort(BEST_THEN_NEWEST)
                .trackTotalHits(t -> t.count(most + 1)));
        List<Reference> references =
                found.hits().hits().stream().map(Answering::reference).toList();
        if (references.isEmpty()) {
            return new Seen(List.of(), new Total.Exactly(0));
        }
        Set<String> visible = guard.visible(references, caller);
        List<String> ids =
                references.stream().map(Reference::id).filter(visible::contains).toList();
        TotalHits total = total(found);
        boolean all = total.relation() == TotalHitsRelation.Eq && total.value() == references.size();
        return new Seen(ids, all ? new Total.Exactly(ids.size()) : new Total.AtLeast(ids.size()));
    }

    private static TotalHits total(SearchResponse<Kept> found) {
        return Objects.requireNonNull(found.hits().total());
    }

    private static Reference reference(Hit<Kept> hit) {
        return new Reference(
                value(hit, Fields.ID), Kind.valueOf(value(hit, Fields.KIND)), value(hit, Fields.HOUSEHOLD));
    }

    private static String value(Hit<Kept> hit, String field) {
        JsonData values = Objects.requireNonNull(hit.fields().get(field));
        return values.toJson().asJsonArray().getString(0);
    }

    /** The documents of these ids that still answer, with their reasons. */
    private Map<String, Met> met(
            List<String> ids, co.elastic.clients.elasticsearch._types.query_dsl.Query fitting, Asked asked) {
        Map<String, Met> met = new HashMap<>();
        if (!ids.isEmpty()) {
            var these = Queries.these(ids.stream().map(Documents::keyOf).toList(), fitting, asked);
            kept(these, ids.size()).forEach(hit -> {
                Shown shown = shown(hit);
                met.put(shown.id(), new Met(shown, hit.matchedQueries().keySet()));
            });
        }
        return met;
    }

    private Map<String, Shown> shown(
            List<String> ids, co.elastic.clients.elasticsearch._types.query_dsl.Query fitting) {
        Map<String, Shown> shown = new HashMap<>();
        if (!ids.isEmpty()) {
            var these = Queries.these(ids.stream().map(Documents::keyOf).toList(), fitting);
            kept(these, ids.size()).forEach(hit -> shown.put(shown(hit).id(), shown(hit)));
        }
        return shown;
    }

    private List<Hit<Kept>> kept(co.elastic.clients.elasticsearch._types.query_dsl.Query these, int size) {
        return kept(these, size, Documents.SHOWN);
    }

    private List<Hit<Kept>> kept(
            co.elastic.clients.elasticsearch._types.query_dsl.Query these, int size, String values) {
        return cluster.search(s -> s.query(these)
                        .size(size)
                        .docvalueFields(field(Fields.ID))
                        .source(source -> source.filter(f -> f.includes(values))))
                .hits()
                .hits();
    }

    private static Shown shown(Hit<Kept> hit) {
        Kept kept = Objects.requireNonNull(hit.source());
        return new Shown(value(hit, Fields.ID), kept::values);
    }

    private static List<Asked.Reason> reasons(Met met, Asked asked) {
        List<Asked.Reason> reasons = new ArrayList<>();
        for (int i = 0; i < asked.reasons().size(); i++) {
            if (met.reasons.contains(Integer.toString(i))) {
                reasons.add(asked.reasons().get(i));
            }
        }
        return reasons;
    }

    private static MatchedBy strongest(Met met, Asked asked) {
        return reasons(met, asked).stream()
                .map(Asked.Reason::matchedBy)
                .min(Comparator.naturalOrder())
                .orElse(MatchedBy.FILTER);
    }
}
