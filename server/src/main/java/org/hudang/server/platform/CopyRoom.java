package org.hudang.server.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.copying.LateCopies;
import org.hudang.archive.copying.LateCopies.Round;
import org.hudang.archive.copying.LateCopies.Standing;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;

/** The duty of making the copies for the long term that papers lack; at most one process at a time does so. */
public final class CopyRoom {
    /** Between two runs of an open house. */
    public static final Duration PAUSE = Duration.ofMinutes(5);

    private static final String DUTY = "make-copies";
    private static final String NOT_MADE = "copies-not-made";
    /** How long a house is open before it makes any. */
    public static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What was made is filed together: few, so that little is lost when the house is closed meanwhile. */
    private static final int FEW = 20;

    private final LateCopies copies;
    private final DataSource database;
    private final Troubles troubles;

    CopyRoom(LateCopies copies, DataSource database, Troubles troubles) {
        this.copies = copies;
        this.database = database;
        this.troubles = troubles;
    }

    /** How it stands with the copies of papers. */
    public LateCopies copies() {
        return copies;
    }

    /** Makes some of what is due; what keeps copies from being made is a trouble. */
    public void attend() {
        troubles.attend(DUTY, () -> DatabaseLock.attempt(database, "hudang.make-copies", this::round))
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private void round() {
        Round round = copies.round(FEW, LONGEST);
        if (round.hindered().isPresent()) {
            troubles.note(NOT_MADE, round.hindered().get());
        } else {
            troubles.clear(NOT_MADE);
        }
    }

    /**
     * Why a paper has no copy, for people.
     *
     * @param state key of the word that says what becomes of it: {@code without}, {@code waiting}, {@code given-up}
     * @param because what it was last refused for: a sentence where it says all by itself, else the code, else nothing
     */
    public record Why(String state, String because) {
        /** In the words of people who read this language. */
        public static Why of(Standing standing, Locale locale) {
            String state = standing instanceof Standing.Without ? "without" : "waiting";
            if (standing instanceof Standing.GivenUp) {
                state = "given-up";
            }
            Optional<String> sentence = IntakeCode.ofCode(standing.code())
                    .map(Finding::of)
                    .map(finding -> locale.getLanguage().equals("en") ? finding.en() : finding.zh())
                    .filter(one -> !one.contains("{"));
            return new Why(state, sentence.orElse(standing.code()));
        }
    }
}
