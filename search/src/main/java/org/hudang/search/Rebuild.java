package org.hudang.search;

/** A new index that grows beside the live one; closing it without {@link #finish()} throws it away. */
public interface Rebuild extends AutoCloseable {

    /** Takes a document into the new index only, by the same rule of versions as {@link IndexFeed#put}. */
    void put(IndexDocument document, long version);

    /** Makes the new index durable, switches searches to it without a gap and deletes the old one. */
    void finish();

    /** Discards the new index unless it was finished; may be called any number of times. */
    @Override
    void close();
}
