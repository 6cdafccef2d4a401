package org.hudang.certificates.register;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hudang.certificates.trust.PublishedTrustList;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Published trust lists; numbers only rise. */
final class TrustTable {
    private final JdbcClient jdbc;
    private final TrustRoots roots;
    private volatile @Nullable PublishedTrustList opened;

    TrustTable(JdbcClient jdbc, TrustRoots roots) {
        this.jdbc = jdbc;
        this.roots = roots;
    }

    void publish(byte[] signed, String by, Instant at) {
        PublishedTrustList published = SignedTrustList.open(signed, roots);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('certificate.trust_list', 0))::text")
                .query(String.class)
                .single();
        long newest = jdbc.sql("select coalesce(max(number), 0) from certificate.trust_list")
                .query(Long.class)
                .single();
        long number = published.list().number();
        if (number <= newest) {
            throw TrustListRefused.numberDoesNotRise(number, newest);
        }
        jdbc.sql("insert into certificate.trust_list (number, published_at, published_by, signed) values (?, ?, ?, ?)")
                .params(number, Tables.time(at), by, signed)
                .update();
    }

    Optional<PublishedTrustList> newest() {
        return jdbc.sql("select signed from certificate.trust_list order by number desc limit 1")
                .query((row, n) -> row.getBytes("signed"))
                .optional()
                .map(this::open);
    }

    /** Opening costs a signature check; the same bytes are opened once. */
    private PublishedTrustList open(byte[] signed) {
        PublishedTrustList kept = opened;
        if (kept == null || !Arrays.equals(kept.signed(), signed)) {
            kept = SignedTrustList.open(signed, roots);
            opened = kept;
        }
        return kept;
    }
}
