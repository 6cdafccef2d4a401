package org.hudang.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.signing.personal.Device;
import org.hudang.signing.personal.Expression;
import org.hudang.signing.personal.Handwriting;
import org.hudang.signing.personal.Reading;
import org.hudang.signing.personal.StaffWitness;
import org.hudang.signing.personal.TypedName;

/** The counter at which people read and sign: what was shown, who saw them, and with which hand they signed. */
final class DemoCounter {
    private static final Duration FRESH = Duration.ofHours(1);

    private final Clock clock;
    private final DemoStaff staff;

    DemoCounter(Clock clock, DemoStaff staff) {
        this.clock = clock;
        this.staff = staff;
    }

    /** The moment at the counter: the same when an interrupted run goes on, unless that was long ago. */
    Instant moment(Instant openedAt) {
        Instant now = clock.instant();
        return Duration.between(openedAt, now).compareTo(FRESH) < 0 ? openedAt : now;
    }

    /** Every page was shown, one after the other. */
    Reading reading(String sm3, int count, String consent, Instant at) {
        List<Reading.PageShown> pages = new ArrayList<>();
        for (int page = 1; page <= count; page++) {
            pages.add(new Reading.PageShown(page, at.minusSeconds(60L * (count - page + 1)), 45_000));
        }
        return new Reading(sm3, pages, consent, at);
    }

    /** The clerk of the township saw the person's card. */
    StaffWitness witness(Opened opened, String signer, Instant at) {
        return new StaffWitness(
                signer,
                staff.clerk(opened.sample().township()).user(),
                StaffWitness.SeenDocument.ID_CARD,
                DemoWords.of("place"),
                at.minusSeconds(60));
    }

    static Device device() {
        return new Device(DemoWords.of("device"), "demo", "127.0.0.1");
    }

    /** The person's own hand where the sample has it, else the typed name. */
    static Expression expression(Opened opened, String signer, String name) {
        for (Sample.Person person : opened.sample().people()) {
            if (opened.id(person.key()).value().equals(signer)
                    && person.handwriting().isPresent()) {
                try {
                    return Handwriting.parse(
                            Files.readString(person.handwriting().get()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return new TypedName(name);
    }
}
