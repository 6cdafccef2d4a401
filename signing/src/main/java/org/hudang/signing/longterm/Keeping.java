package org.hudang.signing.longterm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.signing.SigningException;
import org.hudang.signing.longterm.KeepingRegister.Due;
import org.hudang.signing.longterm.KeepingRegister.Next;
import org.hudang.signing.longterm.KeepingRegister.State;
import org.hudang.signing.longterm.KeptPapers.Copy;
import org.hudang.signing.longterm.KeptPapers.Newest;
import org.hudang.signing.verify.Verdict;

/**
 * The duty that keeps filed papers verifiable (长期保存): completes a missing proof of time, brings papers to B-LTA and prolongs
 * them before the last timestamp loses its force.
 *
 * <p>A run looks after a few papers, one after the other, so that memory is bounded by the largest paper. Each copy is filed
 * together with the note of what comes next; a process that dies before leaves the paper due, and the next run stamps anew: a
 * stamp that nobody filed proves nothing and harms nothing. One run at a time is the caller's to see to.
 */
public final class Keeping {
    private static final Duration DAY = Duration.ofDays(1);

    private final LongTerm longTerm;
    private final KeepingRegister register;
    private final KeptPapers papers;
    private final Clock clock;

    /**
     * @param longTerm makes copies
     * @param register knows what is due
     * @param papers where papers are read and copies filed
     * @param clock of the house
     */
    public Keeping(LongTerm longTerm, KeepingRegister register, KeptPapers papers, Clock clock) {
        this.longTerm = longTerm;
        this.register = register;
        this.papers = papers;
        this.clock = clock;
    }

    /** What became of the papers of a run. */
    public record Run(int kept, int later, int stuck) {
        /** How many papers were looked after. */
        public int papers() {
            return kept + later + stuck;
        }
    }

    private enum Outcome {
        KEPT,
        LATER,
        STUCK
    }

    /**
     * Looks after what is due; what fails keeps no other paper from it.
     *
     * @param most papers in this run
     */
    public Run run(int most) {
        Map<Outcome, Integer> count = new EnumMap<>(Outcome.class);
        for (Due paper : register.due(clock.instant(), most)) {
            count.merge(outcome(paper), 1, Integer::sum);
        }
        return new Run(
                count.getOrDefault(Outcome.KEPT, 0),
                count.getOrDefault(Outcome.LATER, 0),
                count.getOrDefault(Outcome.STUCK, 0));
    }

    private Outcome outcome(Due paper) {
        try {
            return lookAfter(paper, papers.read(paper));
        } catch (SigningException refused) {
            register.stuck(paper, refused.code());
            return Outcome.STUCK;
        } catch (RuntimeException failed) {
            register.later(
                    paper, paper.state(), clock.instant(), failed.getClass().getSimpleName());
            return Outcome.LATER;
        }
    }

    private Outcome lookAfter(Due paper, Newest newest) {
        Preservation done = paper.state() == State.LTA
                ? longTerm.prolong(newest.pdf())
                : longTerm.preserve(newest.pdf(), KeptLevel.B_LTA);
        if (done instanceof Preservation.Kept kept) {
            byte[] pdf = kept.pdf().bytes();
            return file(paper, new Copy(newest, pdf, new Next(State.LTA, next(pdf))));
        }
        if (done instanceof Preservation.AlreadyKept) {
            register.already(paper, next(newest.pdf()));
            return Outcome.KEPT;
        }
        if (done instanceof Preservation.NotWorthKeeping not) {
            return stuck(paper, not.verdict());
        }
        return paper.state() == State.LTA
                ? later(paper, State.LTA, (Preservation.NotNow) done)
                : atLeastItsTime(paper, newest, (Preservation.NotNow) done);
    }

    /** The whole cannot be had now; a proof of time may be, and certificates of single acts do not wait for it. */
    private Outcome atLeastItsTime(Due paper, Newest newest, Preservation.NotNow missing) {
        Preservation completed = longTerm.complete(newest.pdf());
        if (completed instanceof Preservation.Kept kept) {
            Instant again = clock.instant().plus(KeepingRegister.pause(0));
            return file(paper, new Copy(newest, kept.pdf().bytes(), new Next(State.T, again)));
        }
        if (completed instanceof Preservation.NotNow none) {
            return later(paper, State.PENDING, none);
        }
        return completed instanceof Preservation.NotWorthKeeping not
                ? stuck(paper, not.verdict())
                : later(paper, State.T, missing);
    }

    private Outcome file(Due paper, Copy copy) {
        papers.file(paper, copy);
        return Outcome.KEPT;
    }

    private Outcome later(Due paper, State state, Preservation.NotNow not) {
        List<Missing> missing = not.missing();
        register.later(
                paper,
                state,
                clock.instant(),
                missing.isEmpty() ? "nothing" : missing.get(0).what());
        return Outcome.LATER;
    }

    private Outcome stuck(Due paper, Verdict verdict) {
        Optional<String> because = verdict instanceof Verdict.NotValid not
                ? Optional.of(not.because().code())
                : Optional.empty();
        register.stuck(paper, because.map(code -> verdict.word() + " " + code).orElse(verdict.word()));
        return Outcome.STUCK;
    }

    /** A file that is kept has a timestamp, so it has a time when it is due; near the end of an authority at most daily. */
    private Instant next(byte[] pdf) {
        Instant due = longTerm.dueAt(pdf).orElseThrow();
        Instant tomorrow = clock.instant().plus(DAY);
        return due.isBefore(tomorrow) ? tomorrow : due;
    }
}
