package org.hudang.server.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.casework.application.Application;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.benefit.BenefitRegister.HouseholdLookup.Known;
import org.hudang.server.casework.TableHouseholds;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;

/**
 * The main job on synthetic households: file, authorize, sign, seal, certify, verify, find. Runs as often as one likes:
 * what is there is found and not added twice, and a run that was killed is brought to its end by the next one.
 */
public final class Demo {
    private static final Acting BUREAU = DemoStaff.approver();
    private static final YearMonth SAMPLE_MONTH = YearMonth.of(2026, 11);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final House house;
    private final Path samples;
    private final DemoLog log;
    private final DemoStaff staff;

    public Demo(House house, Path samples, DemoLog log) {
        this.house = house;
        this.samples = samples;
        this.log = log;
        this.staff = new DemoStaff(house.office());
    }

    /** Runs the whole job. */
    public void run() throws IOException {
        log.put("home", house.directory().root().toString());
        log.say("demo.open", Outcome.NEW);
        accounts();
        DemoSeals seals = new DemoSeals(house);
        List<Opened> opened = file(seals);
        benefits();
        DemoApplication application = new DemoApplication(house, log, staff);
        DemoAuthorization authorization = new DemoAuthorization(house, log, seals, staff);
        List<Application> applications = new ArrayList<>();
        List<Authorization> letters = new ArrayList<>();
        for (Opened household : opened) {
            letters.add(authorization.complete(household));
            // the form says that the authorization is signed already
            applications.add(application.complete(household));
        }
        DemoCertificates certificates = new DemoCertificates(house, log, seals);
        DemoCertificates.Made made = certificates.issue(opened);
        house.indexing().feed();
        DemoChecks checks = new DemoChecks(house, log);
        checks.applications(applications);
        checks.papers(letters, made);
        checks.certificates(made);
        checks.search(opened);
        log.say(
                "demo.done",
                Outcome.NEW,
                log.seconds(),
                house.directory().results(),
                String.valueOf(house.settings().port()));
    }

    private void accounts() {
        List<String> passwords = new ArrayList<>();
        staff.people()
                .forEach(person -> house.accounts()
                        .createIfMissing(person, "demo")
                        .ifPresent(password -> passwords.add(person.login() + " " + password)));
        if (passwords.isEmpty()) {
            log.say("demo.users.again", Outcome.NEW);
        } else {
            log.secret("demo.users", String.join("  ", passwords));
        }
    }

    private List<Opened> file(DemoSeals seals) throws IOException {
        DemoHouseholds households = new DemoHouseholds(house, log, staff);
        List<Opened> opened = new ArrayList<>();
        List<DemoSeals.Ready> ready = new ArrayList<>(List.of(seals.bureau()));
        for (Path folder : folders()) {
            Sample sample = Sample.read(folder);
            DemoSeals.Ready township = seals.township(sample.township());
            if (ready.stream()
                    .noneMatch(one -> one.seal().id().equals(township.seal().id()))) {
                ready.add(township);
            }
            opened.add(households.open(sample));
        }
        log.say(
                "demo.seals",
                ready.stream().anyMatch(DemoSeals.Ready::made) ? Outcome.NEW : Outcome.AGAIN,
                String.join("、", ready.stream().map(one -> one.seal().name()).toList()));
        for (Opened one : opened) {
            households.file(one);
        }
        return opened;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> inside = Files.list(samples)) {
            return inside.filter(folder -> Files.exists(folder.resolve("household.json")))
                    .sorted()
                    .toList();
        }
    }

    private void benefits() throws IOException {
        TableHouseholds households = new TableHouseholds(house.archive(), BUREAU);
        String table = current(Files.readString(samples.resolve("benefits.csv")));
        boolean again = table.lines().skip(1).allMatch(row -> isRegistered(row, households));
        if (!again) {
            house.benefits()
                    .enterTable(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), households, BUREAU);
        }
        log.say(
                "demo.benefits",
                again ? Outcome.AGAIN : Outcome.NEW,
                table.lines().count() - 1);
    }

    /** Whether the household of a row has this benefit on record, in force or stopped. */
    private boolean isRegistered(String row, TableHouseholds households) {
        String[] columns = row.split(",", -1);
        return households.find(columns[0]) instanceof Known known
                && house.benefits().of(known.number(), BUREAU).stream()
                        .anyMatch(benefit -> benefit.programme().code().equals(columns[1]));
    }

    /** The table with its days moved by whole months, so that the benefits are in force whenever the demo is run. */
    private String current(String table) {
        long months = ChronoUnit.MONTHS.between(SAMPLE_MONTH, YearMonth.now(house.clock()));
        Matcher days = DAY.matcher(table);
        return days.replaceAll(
                day -> LocalDate.parse(day.group()).plusMonths(months).toString());
    }
}
