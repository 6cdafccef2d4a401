package org.hudang.casework.authorization;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.casework.Scope;
import org.hudang.certificates.IdentityWitness;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows a holder from signing: whoever signed an authorization had the identity checked for that act, and the evidence of
 * it is in the household's file.
 */
public final class WitnessedSigners implements IdentityWitness {
    private final JdbcClient jdbc;
    private final Scope scope;

    public WitnessedSigners(JdbcClient jdbc, Scope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    @Override
    public Witnessed witnessed(String household, String holder) {
        Optional<Witnessed> seen = scope.in(
                Acting.bureau("certificates"),
                () -> jdbc.sql("select s.act, s.signed_at from casework.authorization_signer s"
                                + " join casework.authorization_letter l on l.id = s.letter"
                                + " where l.household = ? and s.signer = ? and s.signed_at is not null"
                                + " and l.state <> 'EXPIRED'"
                                + " order by s.signed_at desc limit 1")
                        .params(household, holder)
                        .query((row, n) -> (Witnessed) new Witnessed.Seen(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                        .optional());
        return seen.orElseGet(() -> new Witnessed.NotSeen("never-signed"));
    }
}
