package org.hudang.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.HeadlessChains;
import org.hudang.signing.chain.Heads;
import org.hudang.signing.chain.Heads.Kept;
import org.hudang.signing.chain.Heads.Link;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What happened to accounts and who signed in: one chain for all, append-only, with a head under a key that the database does
 * not hold; docs/formats/account-journal-v1.md.
 *
 * <p>A broken chain keeps nobody from signing in: its lines go on, and its head stays where it was, so that the break remains
 * to be seen.
 */
public final class AccountJournal implements HeadlessChains {
    /** Name of the one chain. */
    public static final String CHAIN = "accounts";

    private static final String PURPOSE = "account.journal.head";
    private static final String ALGORITHM = "sha256:";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Heads heads;
    private final Clock clock;

    /**
     * @param transactions joins the caller's transaction where there is one
     * @param key authenticates the head
     */
    public AccountJournal(JdbcClient jdbc, TransactionOperations transactions, HeadKey key, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.heads = new Heads(key, PURPOSE);
        this.clock = clock;
    }

    /**
     * Appends a line in the caller's transaction; others that append wait for its end.
     *
     * @param about account that it is about
     * @param source where it came from
     */
    public void append(String actor, String act, String about, String source) {
        transactions.executeWithoutResult(status -> {
            lock();
            Kept newest = newest();
            Line line = new Line(
                    newest.number() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, act, about, source);
            String hash = line.hash(newest.hash());
            boolean fits = fits(newest);
            jdbc.sql(
                            "insert into account.journal (number, at, actor, act, about, source, hash) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(line.number(), OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC))
                    .params(actor, act, about, source, hash)
                    .update();
            if (fits) {
                moveHead(line.number(), hash);
            }
        });
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('account.journal', 0))::text")
                .query(String.class)
                .single();
    }

    /** Whether the newest line is the one that an authentic head names; before the first there is no head. */
    private boolean fits(Kept newest) {
        Optional<Kept> head = head();
        if (head.isEmpty()) {
            return newest.number() == 0;
        }
        return head.get().number() == newest.number()
                && head.get().hash().equals(newest.hash())
                && heads.isAuthentic(CHAIN, head.get());
    }

    private void moveHead(long number, String hash) {
        jdbc.sql("insert into account.journal_head (chain, number, hash, mac) values (?, ?, ?, ?)"
                        + " on conflict (chain) do update set number = excluded.number, hash = excluded.hash,"
                        + " mac = excluded.mac")
                .params(CHAIN, number, hash, heads.mac(CHAIN, number, hash))
                .update();
    }

    private Kept newest() {
        return jdbc.sql("select number, hash from account.journal order by number desc limit 1")
                .query((row, n) -> new Kept(row.getLong(1), row.getString(2), ""))
                .optional()
                .orElse(new Kept(0, Heads.START, ""));
    }

    private Optional<Kept> head() {
        return jdbc.sql("select number, hash, mac from account.journal_head where chain = ?")
                .param(CHAIN)
                .query((row, n) -> new Kept(
                        row.getLong(1), row.getString(2), HexFormat.of().formatHex(row.getBytes(3))))
                .optional();
    }

    private List<Link> links() {
        return jdbc.sql("select number, at, actor, act, about, source, hash from account.journal order by number")
                .query((row, n) -> link(row))
                .list();
    }

    private static Link link(ResultSet row) throws SQLException {
        Line line = new Line(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("act"),
                row.getString("about"),
                row.getString("source"));
        return new Link(line.number(), row.getString("hash"), line::hash);
    }

    @Override
    public List<ChainHead> heads() {
        return head().stream()
                .map(kept ->
                        new ChainHead(CHAIN, kept.number(), ALGORITHM + kept.hash(), heads.isAuthentic(CHAIN, kept)))
                .toList();
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        return jdbc.sql("select hash from account.journal where number = ? and ? = '" + CHAIN + "'")
                .params(number, chain)
                .query((row, n) -> ALGORITHM + row.getString(1))
                .optional();
    }

    @Override
    public List<ChainBreak> breaks() {
        return Objects.requireNonNull(transactions.execute(
                status -> heads.follow(CHAIN, links(), head()).stream().toList()));
    }

    @Override
    public Given giveHeads() {
        return Objects.requireNonNull(transactions.execute(status -> {
            lock();
            List<Link> links = links();
            if (head().isPresent() || links.isEmpty()) {
                return new Given(0, List.of());
            }
            Optional<ChainBreak> broken = Heads.follow(CHAIN, links);
            if (broken.isPresent()) {
                return new Given(0, List.of(broken.get()));
            }
            moveHead(links.size(), links.get(links.size() - 1).hash());
            return new Given(1, List.of());
        }));
    }

    private record Line(long number, Instant at, String actor, String act, String about, String source) {
        String hash(String previous) {
            MessageDigest sha256;
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            for (String field : List.of(
                    previous,
                    Long.toString(number),
                    Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                    actor,
                    act,
                    about,
                    source)) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sha256.update(new byte[] {
                    (byte) (bytes.length >>> 24),
                    (byte) (bytes.length >>> 16),
                    (byte) (bytes.length >>> 8),
                    (byte) bytes.length
                });
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
