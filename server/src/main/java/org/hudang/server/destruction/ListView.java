package org.hudang.server.destruction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.DestructionList;
import org.jspecify.annotations.Nullable;

/**
 * A destruction list for programs.
 *
 * @param filedAt null until it is filed
 * @param sealed whether its sheet carries the seal of the bureau
 */
record ListView(
        String number,
        String state,
        Instant drawnAt,
        String drawnBy,
        @Nullable Instant filedAt,
        boolean sealed,
        List<LineView> volumes) {

    /**
     * A volume on it.
     *
     * @param state of its proposal: {@code LISTED}, {@code DESTROYING}, {@code DESTROYED}, {@code REFUSED}
     */
    record LineView(
            String household,
            String volume,
            String code,
            String period,
            LocalDate countedFrom,
            LocalDate expiredOn,
            int items,
            String state) {}

    /**
     * What became of a volume.
     *
     * @param because code of the reason, where there is one
     */
    record DoneView(
            String volume,
            String code,
            String what,
            @Nullable String because) {
        static DoneView of(Done done) {
            return new DoneView(
                    done.volume().value(),
                    done.code(),
                    done.what().name(),
                    done.because().orElse(null));
        }
    }

    static ListView of(DestructionList list) {
        return new ListView(
                list.number().value(),
                list.state().name(),
                list.drawnAt(),
                list.drawnBy(),
                list.filed().map(DestructionList.Filed::at).orElse(null),
                list.filed().map(DestructionList.Filed::sealed).orElse(false),
                list.lines().stream()
                        .map(line -> new LineView(
                                line.household().value(),
                                line.volume().value(),
                                line.facts().code(),
                                line.facts().period(),
                                line.facts().countedFrom(),
                                line.facts().expiredOn(),
                                line.held().codes().size(),
                                line.state().name()))
                        .toList());
    }
}
