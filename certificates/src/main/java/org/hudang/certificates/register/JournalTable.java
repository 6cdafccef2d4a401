package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;

/** The journal: one chain of hashes per household, only ever added to. */
final class JournalTable {
    private static final byte[] BEGINNING = new byte[32];
    private static final String SELECT =
            "select household, sequence, certificate, act, done_by, at, detail, previous, hash from certificate.journal"
                    + " where household = ?";

    private final Sight sight;

    JournalTable(Sight sight) {
        this.sight = sight;
    }

    /** The household's line of certificates stands still for others until the transaction ends. */
    void lock(String household) {
        sight.jdbc()
                .sql("select pg_advisory_xact_lock(hashtextextended('certificate:' || ?, 0))::text")
                .param(household)
                .query(String.class)
                .single();
    }

    /** Whether a check of this certificate was noted at or after this instant. */
    boolean checkedSince(CertificateId certificate, Instant since) {
        return sight.jdbc()
                .sql("select exists (select 1 from certificate.journal"
                        + " where certificate = ? and act = 'CHECKED' and at >= ?)")
                .params(certificate.value(), Tables.time(since))
                .query(Boolean.class)
                .single();
    }

    /** Adds a line. */
    void add(String household, String township, CertificateId certificate, Act act, Done done) {
        sight.bureau(() -> {
            lock(household);
            List<CertificateEvent> last = sight.jdbc()
                    .sql(SELECT + " order by sequence desc limit 1")
                    .param(household)
                    .query((row, n) -> event(row))
                    .list();
            int sequence = last.isEmpty() ? 1 : last.get(0).sequence() + 1;
            byte[] previous = last.isEmpty()
                    ? BEGINNING
                    : HexFormat.of().parseHex(last.get(0).hash());
            Done kept = new Done(done.by(), done.at().truncatedTo(ChronoUnit.MILLIS), done.detail());
            byte[] hash = hash(previous, household, sequence, certificate, act, kept);
            return sight.jdbc()
                    .sql(
                            "insert into certificate.journal (household, sequence, township, certificate, act, done_by, at,"
                                    + " detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(household, sequence, township, certificate.value(), act.name(), kept.by())
                    .params(Tables.time(kept.at()), kept.detail(), previous, hash)
                    .update();
        });
    }

    /**
     * The lines of a household in sight, oldest first, each of them checked against its hash and the line before.
     *
     * @throws JournalBroken at the first line that is not as it was written
     */
    List<CertificateEvent> of(String household, Acting acting) {
        boolean seesAll = acting.township().equals(Acting.BUREAU);
        List<Line> lines = sight.jdbc()
                .sql(SELECT + " order by sequence")
                .param(household)
                .query((row, n) -> new Line(event(row), HexFormat.of().formatHex(row.getBytes("previous"))))
                .list();
        String before = HexFormat.of().formatHex(BEGINNING);
        int sequence = 0;
        for (Line line : lines) {
            CertificateEvent event = line.event();
            byte[] previous = HexFormat.of().parseHex(line.previous());
            byte[] hash = hash(previous, household, event.sequence(), event.certificate(), event.act(), event.done());
            boolean follows = event.sequence() == sequence + 1 ? line.previous().equals(before) : !seesAll;
            if (!follows || !event.hash().equals(HexFormat.of().formatHex(hash))) {
                throw new JournalBroken(household, event.sequence());
            }
            before = event.hash();
            sequence = event.sequence();
        }
        return lines.stream().map(Line::event).toList();
    }

    /** A line and the hash it says the line before it has; a township may not see the lines of another one between. */
    private record Line(CertificateEvent event, String previous) {}

    private static CertificateEvent event(ResultSet row) throws SQLException {
        return new CertificateEvent(
                row.getString("household"),
                row.getInt("sequence"),
                new CertificateId(row.getString("certificate")),
                Act.valueOf(row.getString("act")),
                new Done(row.getString("done_by"), Tables.instant(row, "at"), row.getString("detail")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static byte[] hash(
            byte[] previous, String household, int sequence, CertificateId certificate, Act act, Done done) {
        byte[] line = CborWriter.write(Cbor.array(
                Cbor.of(previous),
                Cbor.of(household),
                Cbor.of(sequence),
                Cbor.of(certificate.bytes()),
                Cbor.of(act.name()),
                Cbor.of(done.by()),
                Cbor.of(done.at().toEpochMilli()),
                Cbor.of(done.detail())));
        return Tables.sha256(line);
    }
}
