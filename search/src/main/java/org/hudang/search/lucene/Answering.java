package org.hudang.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.hudang.search.Caller;
import org.hudang.search.Hit;
import org.hudang.search.HitGuard;
import org.hudang.search.HitGuard.Reference;
import org.hudang.search.Kind;
import org.hudang.search.MatchedBy;
import org.hudang.search.Query;
import org.hudang.search.Total;
import org.hudang.search.engine.Asked;
import org.hudang.search.engine.Fields;
import org.hudang.search.engine.Shown;

/** Answers one question from one state of the index. */
final class Answering {

    /** Exact and partial reasons first, then the newest, then the id, so that pages never overlap. */
    private static final Sort BEST_THEN_NEWEST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.DATE, SortField.Type.LONG, true),
            new SortField(Fields.ID, SortField.Type.STRING));

    private final IndexSearcher searcher;
    private final HitGuard guard;
    private final Caller caller;

    Answering(IndexSearcher searcher, HitGuard guard, Caller caller) {
        this.searcher = searcher;
        this.guard = guard;
        this.caller = caller;
    }

    /** Documents that passed the guard, best first, and how many there are. */
    record Seen(List<Integer> documents, Total total) {}

    Seen seen(org.apache.lucene.search.Query query) throws IOException {
        return seen(query, Total.COUNTED_TO);
    }

    Seen seen(org.apache.lucene.search.Query query, int most) throws IOException {
        TopFieldDocs top = searcher.search(query, most, BEST_THEN_NEWEST);
        Map<Integer, Reference> references = references(top.scoreDocs);
        if (references.isEmpty()) {
            return new Seen(List.of(), new Total.Exactly(0));
        }
        Set<String> visible = guard.visible(List.copyOf(references.values()), caller);
        List<Integer> documents = new ArrayList<>();
        for (ScoreDoc doc : top.scoreDocs) {
            Reference reference = references.get(doc.doc);
            if (reference != null && visible.contains(reference.id())) {
                documents.add(doc.doc);
            }
        }
        boolean all =
                top.totalHits.relation == TotalHits.Relation.EQUAL_TO && top.totalHits.value == top.scoreDocs.length;
        return new Seen(documents, all ? new Total.Exactly(documents.size()) : new Total.AtLeast(documents.size()));
    }

    private Map<Integer, Reference> references(ScoreDoc[] docs) throws IOException {
        Map<Integer, Reference> references = new LinkedHashMap<>();
        int[] ordered = Arrays.stream(docs).mapToInt(d -> d.doc).sorted().toArray();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int at = 0;
        for (LeafReaderContext leaf : leaves) {
            SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
            SortedDocValues households = leaf.reader().getSortedDocValues(Fields.HOUSEHOLD);
            SortedDocValues kinds = leaf.reader().getSortedDocValues(Fields.KIND);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; at < ordered.length && ordered[at] < end; at++) {
                int doc = ordered[at] - leaf.docBase;
                String id = value(ids, doc);
                references.put(ordered[at], new Reference(id, Kind.valueOf(value(kinds, doc)), value(households, doc)));
            }
        }
        return references;
    }

    private static String value(SortedDocValues values, int doc) throws IOException {
        if (values == null || !values.advanceExact(doc)) {
            throw new org.apache.lucene.index.CorruptIndexException("document without its keys", "index");
        }
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }

    /** The document of an id, when it is the caller's to see. */
    OptionalInt document(org.apache.lucene.search.Query query) throws IOException {
        List<Integer> found = seen(query, 1).documents();
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.get(0));
    }

    /** What is stored of a document. */
    static Shown shown(Document stored) {
        return new Shown(stored.get(Fields.ID), field -> List.of(stored.getValues(field)));
    }

    List<Hit> hits(List<Integer> documents, Asked asked, Query query) throws IOException {
        List<Hit> hits = new ArrayList<>();
        Map<Integer, List<Asked.Reason>> reasons = reasons(documents, asked);
        for (int doc : documents) {
            Document stored = searcher.storedFields().document(doc);
            MatchedBy strongest = reasons.getOrDefault(doc, List.of()).stream()
                    .map(Asked.Reason::matchedBy)
                    .min(Comparator.naturalOrder())
                    .orElse(MatchedBy.FILTER);
            hits.add(shown(stored).hit(strongest, asked.words(), query));
        }
        return hits;
    }

    /** Which reasons each document meets. */
    Map<Integer, List<Asked.Reason>> reasons(List<Integer> documents, Asked asked) throws IOException {
        Map<Integer, List<Asked.Reason>> met = new HashMap<>();
        int[] ordered = documents.stream().mapToInt(Integer::intValue).sorted().toArray();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (Asked.Reason reason : asked.reasons()) {
            Weight weight =
                    searcher.createWeight(searcher.rewrite(Queries.of(reason)), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (int doc : ordered) {
                LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null && scorer.iterator().advance(doc - leaf.docBase) == doc - leaf.docBase) {
                    met.computeIfAbsent(doc, d -> new ArrayList<>()).add(reason);
                }
            }
        }
        return met;
    }
}
