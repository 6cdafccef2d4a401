package org.hudang.server.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.Terms;
import org.hudang.casework.application.Application;
import org.hudang.casework.application.Application.SignerState;
import org.hudang.casework.application.Applications;
import org.hudang.casework.application.OpenApplication;
import org.hudang.casework.application.OpenApplication.Circumstances;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;

/** Has the head of a household apply for relief and sign the form at the counter. */
final class DemoApplication {
    private final House house;
    private final DemoLog log;
    private final DemoStaff staff;
    private final DemoCounter counter;

    DemoApplication(House house, DemoLog log, DemoStaff staff) {
        this.house = house;
        this.log = log;
        this.staff = staff;
        this.counter = new DemoCounter(house.clock(), staff);
    }

    Application complete(Opened opened) {
        Acting acting = staff.clerk(opened.sample().township());
        Applications desk = house.applications();
        String key = "demo/" + opened.sample().key() + "/application";
        Application application = desk.open(command(opened, key), acting);
        for (int again = 2; application.state() == Application.State.EXPIRED; again++) {
            application = desk.open(command(opened, key + "/" + again), acting);
        }
        Outcome outcome = application.state() == Application.State.FILED ? Outcome.AGAIN : Outcome.NEW;
        for (SignerState place : application.signers()) {
            application = desk.sign(application.id(), signature(opened, application, place), acting);
        }
        application = desk.file(application.id(), acting);
        log.say(
                "demo.application",
                outcome,
                Terms.of("title.APPLICATION"),
                application.number(),
                house.archive()
                        .item(application.filed().orElseThrow(), acting)
                        .orElseThrow()
                        .code());
        return application;
    }

    private OpenApplication command(Opened opened, String key) {
        Sample sample = opened.sample();
        Map<MemberId, Circumstances> people = new HashMap<>();
        sample.application().people().forEach((person, how) -> people.put(opened.id(person), how));
        return new OpenApplication(
                key,
                opened.household().number(),
                opened.volume().id(),
                Programme.ofCode(sample.programme()).orElseThrow(),
                opened.household().head().id(),
                new OpenApplication.Statement(
                        sample.application().registeredAt(),
                        sample.address(),
                        people,
                        sample.application().declaration(),
                        sample.application().reason(),
                        Optional.empty()),
                Optional.empty(),
                house.office().township(sample.township()).orElseThrow().name());
    }

    private Applications.Signature signature(Opened opened, Application application, SignerState place) {
        Instant at = counter.moment(application.openedAt());
        return new Applications.Signature(
                place.field(),
                place.name(),
                counter.reading(
                        application.paper().sm3(),
                        application.paper().pages(),
                        application.paper().template(),
                        at),
                DemoCounter.expression(opened, place.signer(), place.name()),
                counter.witness(opened, place.signer(), at),
                DemoCounter.device());
    }
}
