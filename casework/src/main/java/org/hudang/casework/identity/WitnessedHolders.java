package org.hudang.casework.identity;

import java.time.Clock;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.casework.Scope;
import org.hudang.casework.authorization.WitnessedSigners;
import org.hudang.certificates.IdentityWitness;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells certificates who was seen: lately by staff with the document in hand, else when she signed an authorization of this household,
 * which is not done without a check either.
 */
public final class WitnessedHolders implements IdentityWitness {
    private final JdbcClient jdbc;
    private final Scope scope;
    private final WitnessedSigners signers;
    private final Clock clock;

    public WitnessedHolders(JdbcClient jdbc, Scope scope, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.signers = new WitnessedSigners(jdbc, scope);
        this.clock = clock;
    }

    @Override
    public Witnessed witnessed(String household, String holder) {
        Optional<Witnessed> seen = scope.in(
                        Acting.bureau("certificates"), () -> IdentityDesk.last(jdbc, household, holder))
                .filter(check -> !clock.instant().isAfter(check.at().plus(IdentityChecks.HOLDS)))
                .map(check -> new Witnessed.Seen(check.id() + " " + check.way(), check.at()));
        return seen.orElseGet(() -> signers.witnessed(household, holder));
    }
}
