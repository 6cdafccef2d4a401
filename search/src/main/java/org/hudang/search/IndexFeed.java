package org.hudang.search;

import java.util.Collection;
import java.util.Set;

/**
 * Feeds the index, in the order that messages happen to arrive.
 *
 * <p><b>Guarantee.</b> The document with the highest version wins, whatever the order of messages and however often each is repeated,
 * also across restarts: a message whose version is not higher than the known one of the same id changes nothing. A removal is
 * remembered with its version like any other message.
 *
 * <p><b>How to feed from an outbox.</b> Put and remove the batch, call {@link #refresh()}, and only then let the transaction that took the
 * messages commit. What was put before a completed refresh is on disk and can be found. One batch at a time: when a call fails, everything
 * put since the last refresh is to be fed again.
 */
public interface IndexFeed {

    /**
     * Takes a document.
     *
     * @param version of the source, at least 0; for example the number of the change in the catalogue
     */
    void put(IndexDocument document, long version);

    /** Forgets a document; unknown ids are remembered as removed, so that a late put does not bring them back. */
    void remove(String id, long version);

    /**
     * Starts an empty index beside the live one. Searches go on; every put and remove that arrives meanwhile is also given to the new
     * index. This is the way out of an unreadable index.
     *
     * <p><b>Warning.</b> Where several processes feed one index, the caller sees to it that only one of them rebuilds at a time: what
     * is found growing then was left by a process that is gone, and is thrown away.
     *
     * @throws RebuildUnderWay when one has begun and neither finished nor closed
     */
    Rebuild rebuild();

    /**
     * Compares documents with what can be found under their ids. What was put since the last refresh is not seen.
     *
     * @return ids of those that are not there, or are there with other names, words, numbers or places
     */
    Set<String> differing(Collection<? extends IndexDocument> documents);

    /** Makes everything put so far durable and findable. */
    void refresh();
}
