package org.hudang.casework.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk at which identities are checked. */
public final class IdentityDesk implements IdentityChecks {
    private final Archive archive;
    private final Scope scope;
    private final JdbcClient jdbc;
    private final CaseworkJournal journal;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * What the desk works with.
     *
     * @param archive knows the people of a household
     * @param jdbc where checks are kept
     * @param journal where they are told
     */
    public record Rooms(Archive archive, JdbcClient jdbc, CaseworkJournal journal) {}

    public IdentityDesk(Rooms rooms, Scope scope, Clock clock, SecureRandom random) {
        this.archive = rooms.archive();
        this.jdbc = rooms.jdbc();
        this.journal = rooms.journal();
        this.scope = scope;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public IdentityCheck note(
            HouseholdNumber household, MemberId member, IdentityCheck.Way way, String lastFour, Acting acting) {
        Household found = archive.household(household, acting)
                .orElseThrow(() -> IdentityCheckRefused.householdUnknown(household.value()));
        Member seen = found.members().stream()
                .filter(one -> one.id().equals(member))
                .findFirst()
                .orElseThrow(() -> IdentityCheckRefused.memberUnknown(member.value()));
        if (!seen.document().lastFour().equals(lastFour.strip().toUpperCase(Locale.ROOT))) {
            throw IdentityCheckRefused.otherNumber();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        IdentityCheck check = new IdentityCheck(OpaqueId.next("idc", random), member, way, acting.user(), now);
        return scope.in(acting, () -> {
            jdbc.sql("insert into casework.identity_check (id, household, township, member, way, seen_by, seen_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(check.id(), household.value(), found.township(), member.value())
                    .params(way.name(), check.by(), OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
            journal.append(
                    household.value(), found.township(), "identity-checked", member.value() + " " + way.name(), acting);
            return check;
        });
    }

    @Override
    public Optional<IdentityCheck> last(HouseholdNumber household, MemberId member, Acting acting) {
        return scope.in(acting, () -> last(jdbc, household.value(), member.value()));
    }

    /** The last check of a person, in sight of the running transaction. */
    static Optional<IdentityCheck> last(JdbcClient jdbc, String household, String member) {
        return jdbc.sql("select id, member, way, seen_by, seen_at from casework.identity_check"
                        + " where household = ? and member = ? order by seen_at desc limit 1")
                .params(household, member)
                .query((row, n) -> check(row))
                .optional();
    }

    private static IdentityCheck check(ResultSet row) throws SQLException {
        return new IdentityCheck(
                row.getString("id"),
                new MemberId(row.getString("member")),
                IdentityCheck.Way.valueOf(row.getString("way")),
                row.getString("seen_by"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
