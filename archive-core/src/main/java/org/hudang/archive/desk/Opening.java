package org.hudang.archive.desk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.life.HouseholdEnded;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** Opens households and volumes: no file is touched, so each is one plain transaction, and may join the caller's. */
final class Opening {
    private final Database database;
    private final Completion.Catalogue catalogue;
    private final Requests requests;
    private final ArchivalCodes codes;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;

    Opening(
            Database database,
            Completion.Catalogue catalogue,
            Requests requests,
            ArchivalCodes codes,
            Moments moments) {
        this.database = database;
        this.catalogue = catalogue;
        this.requests = requests;
        this.codes = codes;
        this.clock = moments.clock();
        this.zone = moments.zone();
        this.random = moments.random();
    }

    /** Time and chance. */
    record Moments(Clock clock, ZoneId zone, SecureRandom random) {}

    Household open(OpenHousehold command, Acting acting) {
        Commands.check(command, LocalDate.now(clock.withZone(zone)));
        if (!acting.mayActFor(command.township())) {
            throw new TownshipRefused(command.township());
        }
        Answers.Asked asked =
                new Answers.Asked(command.township(), "open", command.idempotencyKey(), requests.of(command));
        return database.within(command.township(), () -> {
            catalogue.answers().queue(asked);
            Optional<String> earlier = catalogue.answers().find(asked);
            if (earlier.isPresent()) {
                return catalogue
                        .households()
                        .find(new HouseholdNumber(earlier.get()))
                        .orElseThrow();
            }
            Household household = household(command);
            catalogue.households().insert(household, acting.user());
            String number = household.number().value();
            JournalEntry entry = catalogue
                    .journal()
                    .append(household.number(), new Entry(acting.user(), "household.open", number, "", "", ""));
            catalogue
                    .outbox()
                    .put(new OutboxMessage(
                            household.number(),
                            household.township(),
                            Optional.empty(),
                            entry.number(),
                            "household.open"));
            catalogue.answers().give(asked, household.number(), number);
            return household;
        });
    }

    Volume openVolume(OpenVolume command, Acting acting) {
        Commands.check(command);
        Household household = database.within(
                        acting.township(), () -> catalogue.households().find(command.household()))
                .orElseThrow(HouseholdUnknown::new);
        Answers.Asked asked =
                new Answers.Asked(household.township(), "openVolume", command.idempotencyKey(), requests.of(command));
        return database.within(household.township(), () -> {
            catalogue.answers().queue(asked);
            Optional<String> earlier = catalogue.answers().find(asked);
            if (earlier.isPresent()) {
                return catalogue
                        .volumes()
                        .find(new VolumeId(earlier.get()))
                        .orElseThrow()
                        .volume();
            }
            requireGoingOn(command.household());
            ArchivalCodes.Place place =
                    new ArchivalCodes.Place(command.kind(), command.programme(), command.year(), household.township());
            String series = codes.series(place);
            int number = catalogue.volumes().nextNumber(series);
            Volume volume = new Volume(
                    VolumeId.next(random),
                    command.household(),
                    command.kind(),
                    command.programme(),
                    command.year(),
                    command.title(),
                    codes.volume(place, number),
                    0,
                    0,
                    now());
            catalogue
                    .volumes()
                    .insert(
                            volume,
                            household.township(),
                            acting.user(),
                            new Volumes.Coded(series, number, codes.rule(command.kind())));
            JournalEntry entry = catalogue
                    .journal()
                    .append(
                            command.household(),
                            new Entry(acting.user(), "volume.open", volume.id().value(), "", "", volume.code()));
            catalogue
                    .outbox()
                    .put(new OutboxMessage(
                            command.household(),
                            household.township(),
                            Optional.empty(),
                            entry.number(),
                            "volume.open"));
            catalogue.answers().give(asked, command.household(), volume.id().value());
            return volume;
        });
    }

    /** In a household that ended nothing begins. */
    private void requireGoingOn(HouseholdNumber household) {
        database.jdbc()
                .sql("select other from archive.household_link where household = ? and direction = 'INTO'"
                        + " and fate = 'ENDS'")
                .param(household.value())
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    throw new HouseholdEnded(household, new HouseholdNumber(other));
                });
    }

    private Household household(OpenHousehold command) {
        List<Member> members = command.members().stream()
                .map(member -> new Member(
                        MemberId.next(random),
                        member.name(),
                        member.document(),
                        member.relation(),
                        member.birth(),
                        member.phone(),
                        member.livesApart()))
                .toList();
        return new Household(
                HouseholdNumber.next(random), command.township(), command.village(), command.address(), members, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
