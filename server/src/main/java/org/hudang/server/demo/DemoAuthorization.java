package org.hudang.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.Terms;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.casework.authorization.Authorizations.Signature;
import org.hudang.casework.authorization.OpenAuthorization;
import org.hudang.casework.authorization.OpenAuthorization.NoticeRead;
import org.hudang.casework.authorization.PaperName;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.hudang.signing.personal.Behalf;
import org.hudang.signing.personal.Signer;

/** Has every adult of a household read, sign, and the offices seal, one after the other, as at a counter. */
final class DemoAuthorization {
    private static final List<String> HANDLERS = List.of("demo-handler-1", "demo-handler-2");

    private final House house;
    private final DemoLog log;
    private final DemoSeals seals;
    private final DemoStaff staff;
    private final DemoCounter counter;

    DemoAuthorization(House house, DemoLog log, DemoSeals seals, DemoStaff staff) {
        this.house = house;
        this.log = log;
        this.seals = seals;
        this.staff = staff;
        this.counter = new DemoCounter(house.clock(), staff);
    }

    Authorization complete(Opened opened) {
        Acting acting = staff.clerk(opened.sample().township());
        String key = "demo/" + opened.sample().key() + "/authorization";
        Authorization letter = house.authorizations().open(command(opened, key), acting);
        for (int next = 2; letter.state() == Authorization.State.EXPIRED; next++) {
            letter = house.authorizations().open(command(opened, key + "/" + next), acting);
        }
        boolean again = letter.state() == Authorization.State.FILED;
        Outcome outcome = again ? Outcome.AGAIN : Outcome.NEW;
        log.say("demo.letter", outcome, Terms.of("title.NOTICE"), Terms.of("title.LETTER"), letter.number());
        for (SignerState place : letter.signers()) {
            letter = house.authorizations().sign(letter.id(), signature(opened, letter, place), acting);
        }
        Set<String> people = new HashSet<>();
        letter.signers().forEach(signer -> people.add(signer.signer()));
        log.say("demo.signed", outcome, people.size(), letter.signers().size());
        List<String> sealed = new ArrayList<>();
        for (SealState place : letter.seals()) {
            DemoSeals.Ready ready = place.role().equals("bureau")
                    ? seals.bureau()
                    : seals.township(opened.sample().township());
            letter = house.authorizations()
                    .seal(letter.id(), place.field(), ready.seal().id(), ready.operator());
            sealed.add(ready.seal().name());
        }
        log.say("demo.sealed", outcome, String.join("、", sealed));
        letter = house.authorizations().file(letter.id(), acting);
        log.say(
                "demo.letterFiled",
                outcome,
                house.archive()
                        .item(letter.filed().orElseThrow().letter(), acting)
                        .orElseThrow()
                        .code());
        return letter;
    }

    private OpenAuthorization command(Opened opened, String key) {
        Instant now = house.clock().instant();
        Map<MemberId, MemberId> guardians = new HashMap<>();
        List<NoticeRead> readings = new ArrayList<>();
        for (Sample.Person person : opened.sample().people()) {
            MemberId id = opened.id(person.key());
            if (person.guardian().isPresent()) {
                guardians.put(id, opened.id(person.guardian().get()));
            } else {
                readings.add(new NoticeRead(
                        id,
                        NoticeRead.Way.READ,
                        NoticeRead.Questions.NONE,
                        now.minusSeconds(90),
                        Duration.ofSeconds(192)));
            }
        }
        Office.Township township =
                house.office().township(opened.sample().township()).orElseThrow();
        return new OpenAuthorization(
                key,
                opened.household().number(),
                opened.volume().id(),
                Programme.ofCode(opened.sample().programme()).orElseThrow(),
                guardians,
                readings,
                new OpenAuthorization.Office(
                        township.name(),
                        house.office().bureau().name(),
                        List.of(
                                new OpenAuthorization.Staff(HANDLERS.get(0), DemoWords.of("handler.1")),
                                new OpenAuthorization.Staff(HANDLERS.get(1), DemoWords.of("handler.2"))),
                        township.phone(),
                        house.office().bureau().phone()));
    }

    private Signature signature(Opened opened, Authorization letter, SignerState place) {
        Instant at = counter.moment(letter.openedAt());
        Authorization.PaperState paper = letter.paper(place.paper());
        String name = name(opened, place.signer());
        return new Signature(
                place.field(),
                name,
                counter.reading(paper.sm3(), paper.pages(), consent(letter), at),
                DemoCounter.expression(opened, place.signer(), name),
                counter.witness(opened, place.signer(), at),
                DemoCounter.device(),
                behalf(opened, place));
    }

    private static String consent(Authorization letter) {
        return letter.paper(PaperName.NOTICE).template() + "+"
                + letter.paper(PaperName.LETTER).template();
    }

    private Optional<Behalf> behalf(Opened opened, SignerState place) {
        boolean guardian = place.field().startsWith("guardian");
        if (!guardian) {
            return Optional.empty();
        }
        return opened.sample().people().stream()
                .filter(person -> person.guardian().isPresent())
                .filter(person -> opened.id(person.guardian().get()).value().equals(place.signer()))
                .findFirst()
                .map(ward -> new Behalf(
                        new Signer(opened.id(ward.key()).value(), ward.name()),
                        Behalf.Relation.PARENT,
                        DemoWords.of("ground")));
    }

    private String name(Opened opened, String signer) {
        int handler = HANDLERS.indexOf(signer);
        return handler >= 0
                ? DemoWords.of("handler." + (handler + 1))
                : member(opened, signer).name().value();
    }

    private static Member member(Opened opened, String signer) {
        return opened.household().members().stream()
                .filter(member -> member.id().value().equals(signer))
                .findFirst()
                .orElseThrow();
    }
}
