package org.hudang.server.journal;

import java.security.MessageDigest;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hudang.signing.chain.HeadKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows of the roots, so that one whose file was deleted is missed. */
final class RootRows {
    private static final String PURPOSE = "platform.journal.root";

    private final JdbcClient jdbc;
    private final HeadKey key;

    RootRows(JdbcClient jdbc, HeadKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /**
     * One root as noted.
     *
     * @param hash of its file
     * @param authentic whether this house noted it
     */
    record Row(String hash, boolean authentic) {}

    NavigableMap<Long, Row> all() {
        NavigableMap<Long, Row> rows = new TreeMap<>();
        jdbc.sql("select number, hash, mac from platform.journal_root order by number")
                .query(row -> {
                    long number = row.getLong("number");
                    String hash = row.getString("hash");
                    rows.put(number, new Row(hash, MessageDigest.isEqual(row.getBytes("mac"), mac(number, hash))));
                });
        return rows;
    }

    void add(long number, String hash) {
        jdbc.sql("insert into platform.journal_root (number, hash, mac) values (?, ?, ?) on conflict do nothing")
                .params(number, hash, mac(number, hash))
                .update();
    }

    private byte[] mac(long number, String hash) {
        return key.mac(PURPOSE, "root|" + number + "|" + hash);
    }
}
