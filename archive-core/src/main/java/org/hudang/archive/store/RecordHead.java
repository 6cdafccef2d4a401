package org.hudang.archive.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the first line of a record says of the history beside it, docs/formats/household-record-v1.md.
 *
 * @param bytes how much of the history's file the record knows
 * @param sha256 of these bytes
 */
record RecordHead(long bytes, String sha256) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when the line does not say it: records that were written before it was said have to be written anew. */
    static Optional<RecordHead> of(byte[] rows) {
        int end = 0;
        while (end < rows.length && rows[end] != '\n') {
            end++;
        }
        try {
            JsonNode journal = JSON.readTree(rows, 0, end).path("journal");
            return journal.isObject()
                    ? Optional.of(new RecordHead(
                            journal.path("bytes").asLong(),
                            journal.path("sha256").asText()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The part of the history's file that the record knows; empty when it has other bytes. */
    Optional<byte[]> known(byte[] journal) {
        if (journal.length < bytes) {
            return Optional.empty();
        }
        byte[] known = Arrays.copyOf(journal, (int) bytes);
        return Digests.sha256(known).equals(sha256) ? Optional.of(known) : Optional.empty();
    }
}
