package org.hudang.archive;

import java.util.List;
import java.util.function.Consumer;

/** What readers of the archive still have to hear. */
public interface ArchiveOutbox {
    /**
     * Hands out up to {@code max} messages at once and deletes them, in one transaction: when the consumer throws, all of
     * them stay. The consumer is not called when there are none.
     * Several processes may take at once; each message goes to one of them. Order is that of the changes within one household
     * as far as one taker is concerned; versions tell late ones.
     *
     * @return how many were taken
     */
    int take(int max, Consumer<List<OutboxMessage>> consumer);
}
