package org.hudang.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexMadeOtherwise;
import org.hudang.search.IndexNotWritten;
import org.hudang.search.TailKey;
import org.hudang.search.engine.Fields;

/** One index on disk, with the rule that the highest version wins. */
final class Generation implements AutoCloseable {

    private static final String FORMAT = "hudang.format";
    private static final String KEY = "hudang.key";
    private static final String FED_AT = "hudang.fedAt";
    private static final long NEVER = -1;

    /** Versions kept in memory before a refresh moves them to the readable index. */
    private static final int MOST_FRESH = 50_000;

    private static final Similarity OCCURRENCES = new Occurrences();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Documents documents;
    private final String fingerprint;
    private final Clock clock;
    private final Map<String, Long> fresh = new HashMap<>();
    private volatile Instant fedAt;

    private Generation(Directory directory, IndexWriter writer, TailKey key, Clock clock, Instant fedAt)
            throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.documents = new Documents(key);
        this.fingerprint = key.fingerprint();
        this.clock = clock;
        this.fedAt = fedAt;
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(OCCURRENCES);
                return searcher;
            }
        });
    }

    /** An empty index, already durable. */
    static Generation create(Path folder, TailKey key, Clock clock) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
        Generation made = new Generation(directory, writer, key, clock, Instant.EPOCH);
        made.commit(Instant.EPOCH);
        return made;
    }

    /**
     * The index in a folder, every file of it checked against its checksum.
     *
     * @throws IOException when a file is missing, cut or altered
     */
    static Generation open(Path folder, TailKey key, Clock clock) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            Instant fedAt;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                require(data, FORMAT, Fields.FORMAT);
                require(data, KEY, key.fingerprint());
                fedAt = Instant.parse(data.getOrDefault(FED_AT, Instant.EPOCH.toString()));
                for (LeafReaderContext leaf : reader.leaves()) {
                    leaf.reader().checkIntegrity();
                }
            }
            IndexWriter writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND));
            return new Generation(directory, writer, key, clock, fedAt);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void require(Map<String, String> data, String entry, String expected) {
        String found = data.getOrDefault(entry, "none");
        if (!found.equals(expected)) {
            throw new IndexMadeOtherwise(entry + "=" + expected, entry + "=" + found);
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(mode);
        config.setSimilarity(OCCURRENCES);
        config.setRAMBufferSizeMB(32);
        config.setCommitOnClose(false);
        return config;
    }

    void put(IndexDocument document, long version) {
        write(document.id(), version, () -> documents.of(document, version));
    }

    void remove(String id, long version) {
        write(id, version, () -> documents.gone(id, version));
    }

    private interface Making {
        Document document();
    }

    private synchronized void write(String id, long version, Making making) {
        try {
            if (version <= known(id)) {
                return;
            }
            writer.updateDocument(new Term(Fields.ID, id), making.document());
            fresh.put(id, version);
            if (fresh.size() >= MOST_FRESH) {
                searchers.maybeRefreshBlocking();
                fresh.clear();
            }
        } catch (IOException e) {
            throw new IndexNotWritten(e.getClass().getSimpleName(), e);
        }
    }

    private long known(String id) throws IOException {
        Long recent = fresh.get(id);
        if (recent != null) {
            return recent;
        }
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                long version = version(leaf, new BytesRef(id));
                if (version != NEVER) {
                    return version;
                }
            }
            return NEVER;
        } finally {
            searchers.release(searcher);
        }
    }

    private static long version(LeafReaderContext leaf, BytesRef id) throws IOException {
        Terms terms = leaf.reader().terms(Fields.ID);
        if (terms == null) {
            return NEVER;
        }
        TermsEnum term = terms.iterator();
        if (!term.seekExact(id)) {
            return NEVER;
        }
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        NumericDocValues versions = leaf.reader().getNumericDocValues(Fields.VERSION);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            boolean live = leaf.reader().getLiveDocs() == null
                    || leaf.reader().getLiveDocs().get(doc);
            if (live && versions != null && versions.advanceExact(doc)) {
                return versions.longValue();
            }
        }
        return NEVER;
    }

    /** Makes what was put durable and findable. */
    synchronized void refresh() {
        try {
            Instant now = clock.instant();
            if (writer.hasUncommittedChanges()) {
                commit(now);
            }
            fedAt = now;
            searchers.maybeRefreshBlocking();
            fresh.clear();
        } catch (IOException e) {
            throw new IndexNotWritten(e.getClass().getSimpleName(), e);
        }
    }

    private void commit(Instant at) throws IOException {
        writer.setLiveCommitData(Map.of(FORMAT, Fields.FORMAT, KEY, fingerprint, FED_AT, at.toString())
                .entrySet());
        writer.commit();
    }

    Instant fedAt() {
        return fedAt;
    }

    boolean takesWrites() {
        return writer.isOpen();
    }

    /** Lends a searcher for one question. */
    <T> T read(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    interface Reading<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    @Override
    public synchronized void close() {
        try (directory) {
            searchers.close();
            writer.rollback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
