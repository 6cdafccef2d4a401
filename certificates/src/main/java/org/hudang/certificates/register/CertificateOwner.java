package org.hudang.certificates.register;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The township that owns the certificates of a household (户档迁移). */
public final class CertificateOwner {
    static final List<String> TABLES = List.of(
            "certificate",
            "revocation",
            "annotated_copy",
            "journal",
            "journal_head",
            "journal_beside",
            "card_entry",
            "card_phone",
            "card_use",
            "card_consent");

    private final JdbcClient jdbc;

    public CertificateOwner(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives the certificates of a household, with their journal, to another township. Call inside a transaction that sees every
     * township; what is printed on a certificate and what its code says stay as they are.
     */
    public void give(String household, String township) {
        for (String table : TABLES) {
            jdbc.sql("update certificate." + table + " set township = ? where household = ?")
                    .params(township, household)
                    .update();
        }
    }
}
