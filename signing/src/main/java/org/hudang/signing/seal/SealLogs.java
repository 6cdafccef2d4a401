package org.hudang.signing.seal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.HeadlessChains;
import org.hudang.signing.chain.Heads;
import org.springframework.transaction.support.TransactionOperations;

/** The logs of all seals, for those who witness them; a chain is named by its seal. */
public final class SealLogs implements HeadlessChains {
    private static final String ALGORITHM = "sm3:";

    private final TownshipTables tables;
    private final Heads heads;
    private final SealLog log;

    /**
     * @param database connections of the application's role
     * @param transactions over the same connections
     * @param key authenticates heads
     */
    public SealLogs(DataSource database, TransactionOperations transactions, HeadKey key, Clock clock) {
        this.tables = new TownshipTables(database, transactions);
        this.heads = new Heads(key, SealLog.PURPOSE);
        this.log = new SealLog(tables, key, clock);
    }

    @Override
    public List<ChainHead> heads() {
        return tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("select id, log_length, log_head, log_mac from signing.seal order by id")
                        .query((row, n) -> {
                            byte[] mac = row.getBytes("log_mac");
                            Heads.Kept kept = new Heads.Kept(
                                    row.getLong("log_length"),
                                    row.getString("log_head"),
                                    mac == null ? "" : HexFormat.of().formatHex(mac));
                            String seal = row.getString("id");
                            return new ChainHead(
                                    seal, kept.number(), ALGORITHM + kept.hash(), heads.isAuthentic(seal, kept));
                        })
                        .list());
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        return tables.as(
                Officer.BUREAU,
                () -> tables.jdbc()
                        .sql("select hash from signing.seal_log where seal = ? and number = ?")
                        .params(chain, number)
                        .query((row, n) -> ALGORITHM + row.getString(1))
                        .optional());
    }

    /** A log whose seal is not in the register any more is no chain of a seal; the newest root tells of it. */
    @Override
    public List<ChainBreak> breaks() {
        return tables.as(Officer.BUREAU, () -> {
            List<ChainBreak> breaks = new ArrayList<>();
            for (SealId seal : seals("")) {
                try {
                    var unused = log.read(seal);
                } catch (SealLogBroken broken) {
                    breaks.add(new ChainBreak(seal.value(), broken.number(), broken.harm()));
                }
            }
            return breaks;
        });
    }

    @Override
    public Given giveHeads() {
        return tables.as(Officer.BUREAU, () -> {
            int given = 0;
            List<ChainBreak> refused = new ArrayList<>();
            for (SealId seal : seals(" where log_mac is null")) {
                try {
                    log.giveHead(seal);
                    given++;
                } catch (SealLogBroken broken) {
                    refused.add(new ChainBreak(seal.value(), broken.number(), broken.harm()));
                }
            }
            return new Given(given, refused);
        });
    }

    private List<SealId> seals(String which) {
        return tables.jdbc()
                .sql("select id from signing.seal" + which + " order by id")
                .query((row, n) -> new SealId(row.getString(1)))
                .list();
    }
}
