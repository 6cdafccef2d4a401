package org.hudang.signing.seal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.KeyAlgorithm;

/** Reads seals from their tables. */
final class SealRows {
    private final TownshipTables tables;

    SealRows(TownshipTables tables) {
        this.tables = tables;
    }

    /**
     * A seal and the people who brought it where it is.
     *
     * @param seal as the register shows it
     * @param requester who asked for it
     * @param maker who made its keys
     * @param suspender who stopped it last
     */
    record Row(Seal seal, String requester, Optional<String> maker, Optional<String> suspender) {
        /** Whether this officer acts for the owner of the seal. */
        boolean ownedBy(Officer officer) {
            return officer.township().equals(Officer.BUREAU)
                    || officer.township().equals(seal.owner().township());
        }
    }

    /** The seal that this transaction may see. */
    Row get(SealId id) {
        return find(id).orElseThrow(() -> new SealUnknown(id));
    }

    Optional<Row> find(SealId id) {
        return tables.jdbc()
                .sql("select * from signing.seal where id = ?")
                .param(id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** The seal, locked until the end of the transaction; only for its owner's township. */
    Row locked(SealId id) {
        return tables.jdbc()
                .sql("select * from signing.seal where id = ? for update")
                .param(id.value())
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> new SealUnknown(id));
    }

    List<Seal> all() {
        return tables.jdbc()
                .sql("select * from signing.seal order by name, id")
                .query((row, n) -> row(row).seal())
                .list();
    }

    Optional<Row> byKey(String township, String idempotencyKey) {
        return tables.jdbc()
                .sql("select * from signing.seal where township = ? and idempotency_key = ?")
                .params(township, idempotencyKey)
                .query((row, n) -> row(row))
                .optional();
    }

    private Row row(ResultSet row) throws SQLException {
        SealId id = new SealId(row.getString("id"));
        Seal seal = new Seal(
                id,
                row.getInt("version"),
                SealState.valueOf(row.getString("state")),
                row.getString("name"),
                SealKind.valueOf(row.getString("kind")),
                new SealOwner(row.getString("owner_name"), row.getString("owner_code"), row.getString("township")),
                SealForms.face(row.getString("face")),
                new Validity(
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_until").toInstant()),
                keys(id),
                Optional.ofNullable(row.getString("filing_number")),
                row.getString("digest"));
        return new Row(
                seal,
                row.getString("requester"),
                Optional.ofNullable(row.getString("maker")),
                Optional.ofNullable(row.getString("suspender")));
    }

    private List<SealKey> keys(SealId id) {
        return tables.jdbc()
                .sql("select algorithm, name, certificate from signing.seal_key where seal = ? order by algorithm")
                .param(id.value())
                .query((row, n) -> new SealKey(
                        KeyAlgorithm.valueOf(row.getString("algorithm")),
                        row.getString("name"),
                        certificate(row.getBytes("certificate"))))
                .list();
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return Certificates.of(der);
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate in the register cannot be read", e);
        }
    }
}
