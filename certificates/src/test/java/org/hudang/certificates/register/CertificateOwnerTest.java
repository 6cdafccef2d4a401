package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hudang.certificates.IssuedCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates go with their household to its new township. */
class CertificateOwnerTest {
    private static final RegisterBed BED = new RegisterBed();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void the_new_township_has_the_certificate_its_history_and_its_key() {
        CertificateRegister register = BED.register();
        IssuedCertificate issued = register.issue(RegisterBed.wish("key-move-1", "hh_moves"), RegisterBed.CLERK);

        give("hh_moves", RegisterBed.OTHER_TOWN);

        assertThat(register.ofHousehold("hh_moves", RegisterBed.CLERK)).isEmpty();
        assertThat(register.ofHousehold("hh_moves", RegisterBed.NEIGHBOUR))
                .extracting(one -> one.id())
                .containsExactly(issued.record().id());
        assertThat(new CertificateJournals(new RegisterDatabase(BED.jdbc, BED.transactions), RegisterBed.HEADS)
                        .breaks())
                .isEmpty();
    }

    @Test
    void of_a_line_its_owner_can_change_and_nothing_else() {
        var unused = BED.register().issue(RegisterBed.wish("key-move-2", "hh_line"), RegisterBed.CLERK);

        for (String change : List.of("done_by = 'x'", "township = '999001002', detail = 'x'", "sequence = 9")) {
            assertThatThrownBy(() ->
                            BED.owner("update certificate.journal set " + change + " where household = 'hh_line'"))
                    .hasMessageContaining("rows are only ever added");
        }
        assertThatThrownBy(
                        () -> BED.owner("update certificate.journal_head set hash = 'x' where household = 'hh_line'"))
                .hasMessageContaining("forward only");
    }

    @Test
    void a_township_gives_nothing_away() {
        var unused = BED.register().issue(RegisterBed.wish("key-move-3", "hh_own"), RegisterBed.CLERK);

        assertThatThrownBy(() -> as(RegisterBed.TOWN, "hh_own", RegisterBed.OTHER_TOWN))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void every_table_of_the_schema_with_an_owner_is_carried_over() {
        assertThat(CertificateOwner.TABLES)
                .containsExactlyInAnyOrderElementsOf(JdbcClient.create(BED.database.owner())
                        .sql("select table_name from information_schema.columns where table_schema = 'certificate'"
                                + " and column_name = 'township'")
                        .query(String.class)
                        .list());
    }

    private static void give(String household, String township) {
        as("*", household, township);
    }

    private static void as(String scope, String household, String township) {
        BED.transactions.executeWithoutResult(status -> {
            BED.jdbc
                    .sql("select set_config('hudang.township', ?, true)")
                    .param(scope)
                    .query(String.class)
                    .single();
            new CertificateOwner(BED.jdbc).give(household, township);
        });
    }
}
