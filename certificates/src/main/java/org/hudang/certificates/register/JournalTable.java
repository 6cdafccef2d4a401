package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.Heads;
import org.hudang.signing.chain.Heads.Kept;
import org.hudang.signing.chain.Heads.Link;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The journal: one chain of hashes per household, only ever added to, with a head that is authenticated by a key which the
 * database does not hold; docs/formats/certificate-journal-v1.md.
 */
final class JournalTable {
    private static final String PURPOSE = "certificate.journal.head";
    private static final String ALGORITHM = "sha256:";
    private static final String SELECT =
            "select household, sequence, certificate, act, done_by, at, detail, previous, hash from certificate.journal"
                    + " where household = ?";

    private final Sight sight;
    private final Heads heads;

    JournalTable(Sight sight, HeadKey key) {
        this.sight = sight;
        this.heads = new Heads(key, PURPOSE);
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

    /**
     * Adds a line and moves the head.
     *
     * @throws JournalBroken when the newest line is not the one that an authentic head names: nothing is written after it
     */
    void add(String household, String township, CertificateId certificate, Act act, Done done) {
        sight.bureau(() -> {
            lock(household);
            Kept newest = newest(household);
            if (!fits(household, newest)) {
                throw new JournalBroken(household, Math.toIntExact(newest.number()));
            }
            return append(newest, household, township, certificate, act, done);
        });
    }

    /**
     * As {@link #add}, for what takes trust away: where the chain is broken the line is kept beside it, so that nobody saves a
     * certificate from being withdrawn by damaging the journal.
     */
    void addInAnyCase(String household, String township, CertificateId certificate, Act act, Done done) {
        sight.bureau(() -> {
            lock(household);
            Kept newest = newest(household);
            return fits(household, newest)
                    ? append(newest, household, township, certificate, act, done)
                    : keepBeside(newest, household, township, certificate, act, done);
        });
    }

    /** Whether {@link #add} would take a line; the household's line is held by whoever asks, and the sight is the bureau's. */
    boolean takesLines(String household) {
        return fits(household, newest(household));
    }

    private int append(Kept newest, String household, String township, CertificateId certificate, Act act, Done done) {
        int sequence = Math.toIntExact(newest.number() + 1);
        byte[] previous = HexFormat.of().parseHex(newest.hash());
        Done kept = new Done(done.by(), done.at().truncatedTo(ChronoUnit.MILLIS), done.detail());
        byte[] hash = hash(previous, household, sequence, certificate, act, kept);
        sight.jdbc()
                .sql("insert into certificate.journal (household, sequence, township, certificate, act, done_by, at,"
                        + " detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(household, sequence, township, certificate.value(), act.name(), kept.by())
                .params(Tables.time(kept.at()), kept.detail(), previous, hash)
                .update();
        return moveHead(household, township, sequence, hash);
    }

    private int keepBeside(
            Kept newest, String household, String township, CertificateId certificate, Act act, Done done) {
        return jdbc().sql(
                        "insert into certificate.journal_beside (household, township, certificate, act, done_by, at, detail,"
                                + " after_line) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(household, township, certificate.value(), act.name(), done.by(), Tables.time(done.at()))
                .params(done.detail(), Math.toIntExact(newest.number()))
                .update();
    }

    private int moveHead(String household, String township, int sequence, byte[] hash) {
        return jdbc().sql("insert into certificate.journal_head (household, township, sequence, hash, mac)"
                        + " values (?, ?, ?, ?, ?) on conflict (household) do update set township = excluded.township,"
                        + " sequence = excluded.sequence, hash = excluded.hash, mac = excluded.mac")
                .params(household, township, sequence, hash)
                .param(heads.mac(household, sequence, HexFormat.of().formatHex(hash)))
                .update();
    }

    /** Whether the newest line is the one that the head names; before the first there is no head. */
    private boolean fits(String household, Kept newest) {
        Optional<Kept> head = head(household);
        if (head.isEmpty()) {
            return newest.number() == 0;
        }
        return head.get().number() == newest.number()
                && head.get().hash().equals(newest.hash())
                && heads.isAuthentic(household, head.get());
    }

    private Kept newest(String household) {
        return jdbc().sql("select sequence, hash from certificate.journal where household = ?"
                        + " order by sequence desc limit 1")
                .param(household)
                .query((row, n) ->
                        new Kept(row.getLong("sequence"), HexFormat.of().formatHex(row.getBytes("hash")), ""))
                .optional()
                .orElse(new Kept(0, Heads.START, ""));
    }

    private Optional<Kept> head(String household) {
        return jdbc().sql("select sequence, hash, mac from certificate.journal_head where household = ?")
                .param(household)
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("sequence"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                HexFormat.of().formatHex(row.getBytes("mac")));
    }

    /**
     * The lines of a household in sight, oldest first, after its whole chain was followed to its head, also through the lines
     * that this sight does not show.
     *
     * @throws JournalBroken at the first line that is not as it was written
     */
    List<CertificateEvent> of(String household) {
        sight.bureau(() -> follow(household)).ifPresent(broken -> {
            throw new JournalBroken(household, Math.toIntExact(broken.number()));
        });
        return jdbc().sql(SELECT + " order by sequence")
                .param(household)
                .query((row, n) -> event(row))
                .list();
    }

    /** Follows a chain to its head; the bureau's sight. */
    Optional<ChainBreak> follow(String household) {
        return heads.follow(household, links(household), head(household));
    }

    /** Every household that has lines or a head; the bureau's sight. */
    List<String> households() {
        return jdbc().sql("select household from certificate.journal"
                        + " union select household from certificate.journal_head order by 1")
                .query(String.class)
                .list();
    }

    /** Households whose chain was begun before heads were kept; the bureau's sight. */
    List<String> headless() {
        return jdbc().sql("select distinct household from certificate.journal j where not exists"
                        + " (select 1 from certificate.journal_head h where h.household = j.household) order by 1")
                .query(String.class)
                .list();
    }

    /** Gives a chain its head when all of its lines hold, else says where they do not; the bureau's sight. */
    Optional<ChainBreak> giveHead(String household) {
        lock(household);
        Optional<ChainBreak> broken = Heads.follow(household, links(household));
        if (broken.isEmpty()) {
            Kept newest = newest(household);
            String township = jdbc().sql(
                            "select township from certificate.journal where household = ? and sequence = ?")
                    .params(household, newest.number())
                    .query(String.class)
                    .single();
            int sequence = Math.toIntExact(newest.number());
            moveHead(household, township, sequence, HexFormat.of().parseHex(newest.hash()));
        }
        return broken;
    }

    /** All heads; the bureau's sight. */
    List<ChainHead> allHeads() {
        return jdbc().sql("select household, sequence, hash, mac from certificate.journal_head order by household")
                .query((row, n) -> {
                    Kept kept = kept(row);
                    String household = row.getString("household");
                    return new ChainHead(
                            household, kept.number(), ALGORITHM + kept.hash(), heads.isAuthentic(household, kept));
                })
                .list();
    }

    /** Hash of one line; the bureau's sight. */
    Optional<String> hash(String household, long sequence) {
        return jdbc().sql("select hash from certificate.journal where household = ? and sequence = ?")
                .params(household, sequence)
                .query((row, n) -> ALGORITHM + HexFormat.of().formatHex(row.getBytes("hash")))
                .optional();
    }

    private List<Link> links(String household) {
        return jdbc().sql(SELECT + " order by sequence")
                .param(household)
                .query((row, n) -> {
                    CertificateEvent event = event(row);
                    String stored = HexFormat.of().formatHex(row.getBytes("previous"));
                    return new Link(
                            event.sequence(),
                            event.hash(),
                            previous -> previous.equals(stored) ? hash(previous, event) : "follows another line");
                })
                .list();
    }

    private static String hash(String previous, CertificateEvent event) {
        return HexFormat.of()
                .formatHex(hash(
                        HexFormat.of().parseHex(previous),
                        event.household(),
                        event.sequence(),
                        event.certificate(),
                        event.act(),
                        event.done()));
    }

    private JdbcClient jdbc() {
        return sight.jdbc();
    }

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
