package org.hudang.archive.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.KeyReused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.retention.Proposal.State;
import org.hudang.archive.retention.RetentionRows.Counted;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;

/** Periods over the catalogue. */
public final class StoredRetention implements Retention {
    private static final int PAGE = 200;

    /** Nothing is said any more when it was refused, or when there is no way back. */
    private static final Set<State> CLOSED = Set.of(State.REFUSED, State.DESTROYING, State.DESTROYED);

    /** No period is over sooner than so many years after the year of a volume. */
    private static final int SHORTEST = 4;

    private final Database database;
    private final RetentionRows rows;
    private final Journal journal;
    private final ArchiveParts parts;
    private final RetentionPolicies policies;
    private final BenefitStops benefits;

    public StoredRetention(ArchiveParts parts, RetentionPolicies policies, BenefitStops benefits) {
        database = new Database(parts.source(), parts.transactions());
        rows = new RetentionRows(database.jdbc());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.parts = parts;
        this.policies = policies;
        this.benefits = benefits;
    }

    @Override
    public RetentionPolicies policies() {
        return policies;
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock().withZone(parts.zone()));
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T within(Acting acting, Supplier<T> work) {
        return database.within(acting.township(), work);
    }

    @Override
    public Standing of(VolumeId volume, Acting acting) {
        Counted counted = within(acting, () -> rows.volume(volume)).orElseThrow(VolumeUnknown::new);
        return standing(counted, acting);
    }

    private Standing standing(Counted volume, Acting acting) {
        boolean daily = volume.kind() == VolumeKind.DAILY;
        if (!daily && volume.outcome().isEmpty()) {
            return new Standing.Open();
        }
        List<RetentionPolicy> rows = policies.of(
                volume.kind(),
                volume.programme(),
                daily ? Optional.empty() : Optional.of(Outcome.valueOf(volume.outcome())),
                today());
        Optional<RetentionPolicy> waiting = Optional.empty();
        for (RetentionPolicy policy : rows) {
            Optional<LocalDate> started = started(policy.trigger(), volume, acting);
            if (started.filter(policy::counts).isPresent()) {
                return running(policy, started.get());
            }
            // a rule whose start has not come keeps no other from counting that runs already
            waiting = waiting.or(() -> started.isEmpty() ? Optional.of(policy) : Optional.empty());
        }
        return new Standing.InForce(waiting.orElseThrow());
    }

    private static Standing running(RetentionPolicy policy, LocalDate started) {
        return policy.over(started)
                .<Standing>map(until -> new Standing.Runs(policy, started, until))
                .orElseGet(() -> new Standing.Forever(policy));
    }

    private Optional<LocalDate> started(Trigger trigger, Counted volume, Acting acting) {
        return switch (trigger) {
            case YEAR_END -> Optional.of(LocalDate.of(volume.year(), 12, 31));
            case DECISION -> Optional.of(LocalDate.parse(volume.ended()));
            // a case that was closed after the stop is not older than its end
            case BENEFIT_STOP ->
                benefits.of(volume.household(), volume.programme(), acting)
                                instanceof BenefitStops.Answer.Stopped stopped
                        ? Optional.of(later(stopped.on(), LocalDate.parse(volume.ended())))
                        : Optional.empty();
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public List<Proposal> propose(Acting acting) {
        List<Proposal> made = new ArrayList<>();
        int latest = today().getYear() - SHORTEST;
        List<HouseholdNumber> page = within(acting, () -> rows.households("", latest, PAGE));
        while (!page.isEmpty()) {
            for (HouseholdNumber household : page) {
                propose(household, acting, made);
            }
            String last = page.get(page.size() - 1).value();
            page = within(acting, () -> rows.households(last, latest, PAGE));
        }
        return made;
    }

    private void propose(HouseholdNumber household, Acting acting, List<Proposal> made) {
        Instant aYearAgo = today().minusYears(1).atStartOfDay(parts.zone()).toInstant();
        for (Counted volume : within(acting, () -> rows.unasked(household, aYearAgo))) {
            if (standing(volume, acting) instanceof Standing.Runs runs && runs.isOverOn(today())) {
                within(acting, () -> proposed(volume, runs, aYearAgo, acting)).ifPresent(made::add);
            }
        }
    }

    /** Asked once more with the household in hand: others propose and hold meanwhile. */
    private Optional<Proposal> proposed(Counted volume, Standing.Runs runs, Instant refusedSince, Acting acting) {
        String township = rows.lock(volume.household());
        boolean unasked = rows.unasked(volume.household(), refusedSince).stream()
                .anyMatch(one -> one.id().equals(volume.id()));
        if (!unasked || holding(volume.household(), volume.id()).isPresent()) {
            return Optional.empty();
        }
        ProposalId id = ProposalId.next(parts.random());
        Proposal proposal = new Proposal(
                id,
                volume.household(),
                volume.id(),
                "",
                runs.policy().period(),
                runs.policy().basis(),
                runs.from(),
                runs.until(),
                State.PROPOSED,
                List.of(new Proposal.Word(acting.user(), now())),
                Optional.empty());
        rows.insert(proposal, township);
        tell(
                volume.household(),
                acting,
                "retention.propose",
                volume.id(),
                runs.policy().period() + " " + runs.until());
        return rows.proposal(id);
    }

    private Optional<Hold> holding(HouseholdNumber household, VolumeId volume) {
        return rows.holds(household).stream().filter(hold -> hold.keeps(volume)).findFirst();
    }

    private void tell(HouseholdNumber household, Acting acting, String act, VolumeId volume, String why) {
        journal.append(household, new Entry(acting.user(), act, volume.value(), "", "", why));
    }

    @Override
    public List<Proposal> proposals(Acting acting) {
        return within(acting, rows::open);
    }

    @Override
    public Proposal approve(ProposalId id, Acting acting) {
        Proposal before = within(acting, () -> rows.proposal(id)).orElseThrow(ProposalUnknown::new);
        Standing standing = of(before.volume(), acting);
        return within(acting, () -> {
            rows.lock(before.household());
            Proposal proposal = rows.proposal(id).orElseThrow(ProposalUnknown::new);
            if (proposal.state() != State.PROPOSED && proposal.state() != State.APPROVED_ONCE) {
                throw new ProposalClosed(proposal.state());
            }
            if (proposal.said().stream().anyMatch(word -> word.by().equals(acting.user()))) {
                throw new SamePerson();
            }
            requireOver(proposal, standing);
            boolean first = proposal.state() == State.PROPOSED;
            State next = first ? State.APPROVED_ONCE : State.APPROVED;
            rows.approve(id, next, first ? "first" : "second", new Proposal.Word(acting.user(), now()));
            tell(proposal.household(), acting, "retention.approve", proposal.volume(), next.name());
            return rows.proposal(id).orElseThrow(ProposalUnknown::new);
        });
    }

    private void requireOver(Proposal proposal, Standing standing) {
        holding(proposal.household(), proposal.volume()).ifPresent(hold -> {
            throw new HeldBack(hold.kind());
        });
        if (!standing.isOverOn(today())) {
            throw new NotExpired();
        }
    }

    @Override
    public Proposal refuse(ProposalId id, String reason, Acting acting) {
        Commands.text("reason", reason, 200);
        return within(acting, () -> {
            rows.lock(rows.proposal(id).orElseThrow(ProposalUnknown::new).household());
            Proposal proposal = rows.proposal(id).orElseThrow(ProposalUnknown::new);
            if (CLOSED.contains(proposal.state())) {
                throw new ProposalClosed(proposal.state());
            }
            rows.refuse(id, new Proposal.Word(acting.user(), now()), reason);
            tell(proposal.household(), acting, "retention.refuse", proposal.volume(), reason);
            return rows.proposal(id).orElseThrow(ProposalUnknown::new);
        });
    }

    @Override
    public Hold hold(NewHold wanted, Acting acting) {
        Commands.key(wanted.key());
        Commands.text("reason", wanted.reason(), 200);
        return within(acting, () -> {
            String township = rows.lock(wanted.household());
            Optional<Hold> earlier = rows.hold(wanted.household(), wanted.key());
            if (earlier.isPresent()) {
                requireSame(earlier.get(), wanted);
                return earlier.get();
            }
            wanted.volume().ifPresent(volume -> requireOf(wanted.household(), volume));
            Hold hold = new Hold(
                    HoldId.next(parts.random()),
                    wanted.household(),
                    wanted.volume(),
                    wanted.kind(),
                    wanted.reason(),
                    now(),
                    acting.user(),
                    Optional.empty());
            rows.insert(hold, wanted.key(), township);
            tell(hold, acting, "retention.hold", hold.kind().name());
            return hold;
        });
    }

    private void requireOf(HouseholdNumber household, VolumeId volume) {
        boolean its = rows.volume(volume)
                .filter(one -> one.household().equals(household))
                .isPresent();
        if (!its) {
            throw new VolumeUnknown();
        }
    }

    private static void requireSame(Hold earlier, NewHold wanted) {
        boolean same = earlier.volume().equals(wanted.volume())
                && earlier.kind() == wanted.kind()
                && earlier.reason().equals(wanted.reason());
        if (!same) {
            throw new KeyReused("hold");
        }
    }

    private void tell(Hold hold, Acting acting, String act, String why) {
        String object = hold.volume()
                .map(VolumeId::value)
                .orElseGet(() -> hold.household().value());
        journal.append(hold.household(), new Entry(acting.user(), act, object, "", "", why));
    }

    @Override
    public Hold release(HoldId id, String reason, Acting acting) {
        Commands.text("reason", reason, 200);
        return within(acting, () -> {
            rows.lock(rows.hold(id).orElseThrow(HoldUnknown::new).household());
            Hold hold = rows.hold(id).orElseThrow(HoldUnknown::new);
            if (hold.released().isPresent()) {
                throw new HoldReleased();
            }
            rows.release(id, new Hold.Release(now(), acting.user(), reason));
            tell(hold, acting, "retention.release", hold.kind().name());
            return rows.hold(id).orElseThrow(HoldUnknown::new);
        });
    }

    @Override
    public List<Hold> holds(HouseholdNumber household, Acting acting) {
        return within(acting, () -> rows.holds(household));
    }
}
