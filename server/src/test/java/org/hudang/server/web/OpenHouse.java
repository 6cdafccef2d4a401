package org.hudang.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.HudangWeb;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.demo.Demo;
import org.hudang.server.demo.DemoLog;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.testbed.InventedNumber;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A house with the demo's data in it and its web open on loopback, for all tests of a process. Tests that change
 * something open a household of their own.
 */
public final class OpenHouse implements AutoCloseable {
    /** Township of the demo's households. */
    public static final String OURS = "999001001";

    /** Another township, with a household of its own. */
    public static final String THEIRS = "999001002";

    /** Where the synthetic households lie, beside this module. */
    public static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

    /** Address of the proxy that this house trusts: the last of those that {@link Elsewhere} can come from. */
    private static final int PROXY = 255;

    private final Path home;
    private final House house;
    private final ServletWebServerApplicationContext web;
    private final LoggedLines log;
    private final Map<Role, String> passwords = new EnumMap<>(Role.class);
    private final Map<Role, Visitor> staff = new ConcurrentHashMap<>();
    private final List<Elsewhere> elsewheres = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Neighbours theirs;

    /**
     * A household of the other township, complete.
     *
     * @param household with one person
     * @param item its one paper, a picture
     * @param benefit in force
     */
    public record Neighbours(Household household, ItemView item, Benefit benefit) {}

    private OpenHouse(Path home, House house, ServletWebServerApplicationContext web) throws IOException {
        this.home = home;
        this.house = house;
        this.web = web;
        this.log = LoggedLines.begin();
        for (Role role : Role.values()) {
            passwords.put(role, account(role, OURS));
        }
        this.theirs = neighbours();
        house.indexing().feed();
    }

    static OpenHouse open() {
        try {
            Path home = Files.createTempDirectory("hudang-web-");
            Settings settings = Settings.from(Map.of(
                    "HUDANG_HOME",
                    home.resolve("data").toString(),
                    "HUDANG_TRUSTED_PROXIES",
                    Elsewhere.address(PROXY),
                    "HUDANG_LAUNCHER",
                    Objects.requireNonNull(SAMPLES.getParent()).toString()));
            House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
            try {
                new Demo(house, SAMPLES, new DemoLog(Locale.ENGLISH, line -> {}, house.clock())).run();
                return new OpenHouse(home, house, (ServletWebServerApplicationContext) HudangWeb.start(house, 0));
            } catch (RuntimeException | IOException e) {
                house.close();
                FileSystemUtils.deleteRecursively(home);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The house itself, for looking behind the pages. */
    public House house() {
        return house;
    }

    /** Beans of the web. */
    public ServletWebServerApplicationContext web() {
        return web;
    }

    /** Where the web listens. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** On which port. */
    public int port() {
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    /** Everything the log wrote so far. */
    public List<String> logged() {
        return log.soFar();
    }

    /** Somebody who is not signed in. */
    public Visitor stranger() {
        return new Visitor(base());
    }

    /** Somebody who is not signed in and comes from an address where nobody has come from before. */
    public Visitor strangerFromElsewhere() {
        Elsewhere elsewhere = Elsewhere.number(elsewheres.size() + 1, port());
        elsewheres.add(elsewhere);
        return new Visitor(elsewhere.base());
    }

    /** Somebody who is not signed in and comes through the proxy that the house trusts, which says where from. */
    public Visitor strangerThroughTheProxy(String from) {
        Elsewhere proxy = Elsewhere.number(PROXY, port());
        elsewheres.add(proxy);
        return new Visitor(proxy.base()).saying("X-Forwarded-For", from).saying("X-Forwarded-Proto", "https");
    }

    /** Somebody of our township with this one role, in a session that all tests share. */
    public Visitor as(Role role) {
        return staff.computeIfAbsent(role, this::signedIn).reading("zh-CN").accepting("text/html");
    }

    /** The same person in a session of its own. */
    public Visitor signedIn(Role role) {
        return stranger().signIn(login(role), password(role));
    }

    /** Account of our township's person with this role. */
    public String login(Role role) {
        return "test-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its password. */
    public String password(Role role) {
        return Objects.requireNonNull(passwords.get(role));
    }

    /** A new account that no other test uses; its password. */
    public String newAccount(String login, String township, Role role) {
        return house.accounts()
                .createIfMissing(new Person(login, "某样例", township, Set.of(role)), "test")
                .orElseThrow();
    }

    /** The household of the other township. */
    public Neighbours theirs() {
        return theirs;
    }

    /** The demo's household with this person in it, as its township sees it. */
    public HouseholdFile demoHousehold(String documentNumber) {
        Acting acting = new Acting("test", OURS);
        Household found = house.archive()
                .findByIdNumber(IdNumber.parse(documentNumber), acting)
                .get(0);
        return house.archive().contents(found.number(), acting);
    }

    /** Number of the demo's household of four, which has a certificate. */
    public HouseholdNumber anyHousehold() {
        return demoHousehold(SamplePeople.FAMILY_HEAD).household().number();
    }

    /** A paper of a household of our township by its title. */
    public ItemView paper(HouseholdNumber household, String title) {
        return house.archive().contents(household, new Acting("test", OURS)).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a household of one person in our township. */
    public Household openHousehold(String name) {
        return open(OURS, name, inventedNumber(next.incrementAndGet()));
    }

    /** Opens a household of one person in the other township, with one paper in it. */
    public Household openThere(String name, String title, String words) {
        Household household = open(THEIRS, name, inventedNumber(next.incrementAndGet()));
        var unused = file(household.number(), THEIRS, title, texts(words));
        return household;
    }

    private static String inventedNumber(int ordinal) {
        return InventedNumber.of("99900119600303" + "%03d".formatted(ordinal));
    }

    /** Files a text as paper of a household of our township, with these words as title and content. */
    public ItemView file(HouseholdNumber household, String title, String words) {
        return file(household, OURS, title, texts(words));
    }

    private static List<NewRendition> texts(String words) {
        return List.of(
                rendition(RenditionRole.ORIGINAL, "words.txt", "text/plain", words),
                rendition(RenditionRole.TEXT, "words.txt.txt", "text/plain", words));
    }

    private static NewRendition rendition(RenditionRole role, String file, String mediaType, String words) {
        return new NewRendition(role, file, mediaType, ContentSource.of(words.getBytes(StandardCharsets.UTF_8)));
    }

    private ItemView file(HouseholdNumber household, String township, String title, List<NewRendition> renditions) {
        Acting acting = new Acting("test", township);
        String key = "test/" + next.incrementAndGet();
        Volume volume = house.archive()
                .openVolume(new OpenVolume(key, household, VolumeKind.APPROVAL, "DB", 2026, "样例卷"), acting);
        house.archive()
                .file(
                        new Filing(
                                key,
                                volume.id(),
                                "application",
                                List.of(new NewItem(
                                        ItemKind.OTHER,
                                        title,
                                        Optional.empty(),
                                        LocalDate.of(2026, 11, 1),
                                        "某样例",
                                        renditions))),
                        acting);
        return house.archive().contents(household, acting).volumes().stream()
                .filter(shelf -> shelf.volume().id().equals(volume.id()))
                .findFirst()
                .orElseThrow()
                .items()
                .get(0);
    }

    private Household open(String township, String name, String documentNumber) {
        NewMember head = NewMember.coLiving(PersonName.of(name), IdNumber.parse(documentNumber), Relation.HEAD)
                .withPhone(Phone.parse("000-0009-0001"));
        return house.archive()
                .open(
                        new OpenHousehold("test/" + next.incrementAndGet(), township, "样例村", "样例村一组", List.of(head)),
                        new Acting("test", township));
    }

    private Neighbours neighbours() throws IOException {
        Household household = open(THEIRS, "邻样例", "999001195001010013");
        ItemView item = file(
                household.number(),
                THEIRS,
                "邻镇的照片",
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        "house.jpg",
                        "image/jpeg",
                        ContentSource.of(SAMPLES.resolve("1-old-person/house.jpg")))));
        LocalDate today = LocalDate.now(house.clock());
        Benefit benefit = house.benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                THEIRS,
                                Programme.ofCode("DB").orElseThrow(),
                                "STABLE",
                                1,
                                today.minusDays(30),
                                Optional.empty(),
                                today.plusDays(300)),
                        new Acting("test", THEIRS));
        return new Neighbours(household, item, benefit);
    }

    private String account(Role role, String township) {
        return newAccount(login(role), township, role);
    }

    @Override
    public void close() throws IOException {
        log.end();
        for (Elsewhere elsewhere : elsewheres) {
            elsewhere.close();
        }
        web.close();
        house.close();
        FileSystemUtils.deleteRecursively(home);
    }
}
