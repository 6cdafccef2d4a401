package org.hudang.server.single;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.single.Feasibility;
import org.hudang.archive.single.SingleSet;
import org.hudang.archive.single.SingleSet.Said;
import org.hudang.archive.single.SingleSet.State;
import org.jspecify.annotations.Nullable;

/**
 * A switch as programs read it.
 *
 * @param line for example {@code DB-NEW}
 * @param state {@code OFF WAITING ON}
 * @param record the feasibility record; null while it is off
 * @param entered who entered the record; null while it is off
 * @param approved who approved it; null unless it is on
 * @param ended how it was refused or switched off; null unless it is off and was not always
 */
record SingleView(
        String line,
        String programme,
        String business,
        String state,
        @Nullable RecordView record,
        @Nullable SaidView entered,
        @Nullable SaidView approved,
        @Nullable SaidView ended) {

    /** A feasibility record. */
    record RecordView(String assessor, LocalDate on, String conclusion, String document) {
        static RecordView of(Feasibility record) {
            return new RecordView(record.assessor(), record.on(), record.conclusion(), record.document());
        }
    }

    /**
     * Somebody's word.
     *
     * @param by account
     */
    record SaidView(String by, Instant at, String reason) {
        static SaidView of(Said said) {
            return new SaidView(said.by(), said.at(), said.why());
        }
    }

    static SingleView of(SingleSet set) {
        RecordView record = null;
        SaidView entered = null;
        SaidView approved = null;
        SaidView ended = null;
        if (set.state() instanceof State.Waiting waiting) {
            record = RecordView.of(waiting.record());
            entered = SaidView.of(waiting.entered());
        } else if (set.state() instanceof State.On on) {
            record = RecordView.of(on.record());
            entered = SaidView.of(on.entered());
            approved = SaidView.of(on.approved());
        } else if (set.state() instanceof State.Off off) {
            Optional<Said> why = off.ended();
            ended = why.isPresent() ? SaidView.of(why.get()) : null;
        }
        return new SingleView(
                set.line().word(),
                set.line().programme(),
                set.line().business().name(),
                set.state().word(),
                record,
                entered,
                approved,
                ended);
    }
}
