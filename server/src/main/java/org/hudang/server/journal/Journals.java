package org.hudang.server.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Chains;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.HeadlessChains;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All journals of the house and their witness: follows every chain to its head, gathers the heads into signed roots, and asks
 * the roots whether every chain still passes through what was gathered. Roots are read before the database is looked at, and the
 * database is looked at in one snapshot, so what others write meanwhile is no finding.
 */
public final class Journals {
    private final Map<JournalName, Chains> journals;
    private final Roots roots;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshot;

    /**
     * @param journals all of the house
     * @param parts what roots are made with
     */
    public Journals(Map<JournalName, Chains> journals, Parts parts) {
        this.journals = new EnumMap<>(journals);
        this.roots = new Roots(
                new RootFolder(parts.folder()), new RootRows(parts.jdbc(), parts.key()), parts.signer(), parts.clock());
        this.transactions = new TransactionTemplate(parts.transactions());
        this.snapshot = new TransactionTemplate(parts.transactions());
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What roots are made with.
     *
     * @param folder where they are kept, outside the database
     * @param jdbc connections of the application's role
     * @param transactions over the same connections as the journals have
     * @param key authenticates what the database knows of them
     * @param signer signs them
     * @param clock of the house
     */
    public record Parts(
            Path folder,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            HeadKey key,
            PayloadSigner signer,
            Clock clock) {}

    /**
     * What a check of all journals found.
     *
     * @param chains how many were followed
     * @param roots how many roots were read
     * @param findings everything that is wrong; empty when all is well
     */
    public record Checked(int chains, int roots, List<JournalFinding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }

    /** Follows every chain, reads every root, and compares them. */
    public Checked check() {
        Roots.Read read = roots.read();
        List<JournalFinding> findings = new ArrayList<>(read.findings());
        int chains = Objects.requireNonNull(snapshot.execute(status -> {
            int followed = 0;
            for (Map.Entry<JournalName, Chains> journal : journals.entrySet()) {
                followed += journal.getValue().heads().size();
                journal.getValue().breaks().forEach(broken -> findings.add(finding(journal.getKey(), broken)));
            }
            read.points().forEach((name, point) -> contradiction(name, point).ifPresent(findings::add));
            return followed;
        }));
        return new Checked(chains, read.count(), findings);
    }

    private static JournalFinding finding(JournalName journal, ChainBreak broken) {
        return new JournalFinding(journal.word(), broken.chain(), broken.number(), Wrong.of(broken.harm()));
    }

    /** Whether a chain does not pass through this point. */
    private Optional<JournalFinding> contradiction(ChainName name, Point point) {
        Optional<String> found = journals.entrySet().stream()
                .filter(journal -> journal.getKey().word().equals(name.journal()))
                .findFirst()
                .flatMap(journal -> journal.getValue().hash(name.chain(), point.number()));
        if (found.equals(Optional.of(point.hash()))) {
            return Optional.empty();
        }
        Wrong wrong = found.isEmpty() ? Wrong.SET_BACK : Wrong.REWRITTEN;
        return Optional.of(new JournalFinding(name.journal(), name.chain(), point.number(), wrong));
    }

    /**
     * Gathers the heads that moved into a root; writes none when nothing moved.
     *
     * @return heads that were not taken, because they were not written here or contradict what was gathered before
     */
    public synchronized List<JournalFinding> gather() {
        NavigableMap<ChainName, Point> known = roots.known();
        NavigableMap<ChainName, Point> moved = new TreeMap<>();
        List<JournalFinding> refused = new ArrayList<>();
        snapshot.executeWithoutResult(status -> look(known, moved, refused));
        if (!moved.isEmpty()) {
            known.putAll(moved);
            roots.write(known, moved);
        }
        return List.copyOf(refused);
    }

    private void look(
            NavigableMap<ChainName, Point> known, NavigableMap<ChainName, Point> moved, List<JournalFinding> refused) {
        Set<ChainName> gone = new HashSet<>(known.keySet());
        journals.forEach((journal, chains) -> {
            for (ChainHead head : chains.heads()) {
                ChainName name = new ChainName(journal.word(), head.chain());
                gone.remove(name);
                Point now = new Point(head.number(), head.hash());
                if (now.equals(known.get(name))) {
                    continue;
                }
                Optional<JournalFinding> against = against(name, head, Optional.ofNullable(known.get(name)));
                against.ifPresentOrElse(refused::add, () -> moved.put(name, now));
            }
        });
        gone.stream()
                .sorted()
                .forEach(name -> refused.add(new JournalFinding(
                        name.journal(),
                        name.chain(),
                        Objects.requireNonNull(known.get(name)).number(),
                        Wrong.SET_BACK)));
    }

    /** What speaks against taking a head that is another one than before. */
    private Optional<JournalFinding> against(ChainName name, ChainHead head, Optional<Point> before) {
        if (!head.authentic()) {
            return Optional.of(
                    new JournalFinding(name.journal(), name.chain(), head.number(), Wrong.HEAD_NOT_AUTHENTIC));
        }
        if (before.isPresent() && head.number() < before.get().number()) {
            return Optional.of(new JournalFinding(
                    name.journal(), name.chain(), before.get().number(), Wrong.SET_BACK));
        }
        return before.flatMap(point -> contradiction(name, point));
    }

    /**
     * What giving heads came to.
     *
     * @param given chains that have a head now, by journal; those with none are left out
     * @param refused chains that do not hold and got none
     */
    public record Given(Map<JournalName, Integer> given, List<JournalFinding> refused) {}

    /** Gives a head to every chain that was begun before heads were kept and holds; once in the life of a house. */
    public Given giveHeads() {
        return Objects.requireNonNull(transactions.execute(status -> {
            Map<JournalName, Integer> given = new EnumMap<>(JournalName.class);
            List<JournalFinding> refused = new ArrayList<>();
            journals.forEach((name, chains) -> {
                if (chains instanceof HeadlessChains headless) {
                    HeadlessChains.Given one = headless.giveHeads();
                    if (one.chains() > 0) {
                        given.put(name, one.chains());
                    }
                    one.refused().forEach(broken -> refused.add(finding(name, broken)));
                }
            });
            return new Given(given, refused);
        }));
    }
}
