package org.hudang.archive.desk;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;

/** What a command has to be before anything is touched. */
public final class Commands {
    /** What a paper may get after it was filed. */
    private static final Set<RenditionRole> COPIES =
            EnumSet.of(RenditionRole.KEPT, RenditionRole.TEXT, RenditionRole.PDFA);

    /** What a paper of a package may get behind what it was filed with: the order of its pages. */
    private static final Set<RenditionRole> ARRIVING =
            EnumSet.of(RenditionRole.PAGE_ORDER, RenditionRole.WORKING, RenditionRole.TEXT);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Pattern TOWNSHIP = Pattern.compile("[0-9]{9}");
    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z0-9]{2}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_MEMBERS = 60;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_RENDITIONS = 50;
    private static final int MOST_JSON = 100_000;

    private Commands() {}

    /**
     * Checks a household that is opened.
     *
     * @throws CommandRefused when something in it is missing or wrong
     */
    public static void check(OpenHousehold command, LocalDate today) {
        key(command.idempotencyKey());
        require(TOWNSHIP.matcher(command.township()).matches(), "township", TOWNSHIP.pattern());
        text("village", command.village(), 100);
        text("address", command.address(), 200);
        List<NewMember> members = command.members();
        require(!members.isEmpty() && members.size() <= MOST_MEMBERS, "members", "1-" + MOST_MEMBERS);
        Set<IdDocument> documents = new HashSet<>();
        for (NewMember member : members) {
            require(documents.add(member.document()), "members.document", "unique");
            require(!member.birth().isAfter(today), "members.birth", "<= " + today);
            require(
                    member.document().birth().map(member.birth()::equals).orElse(true),
                    "members.birth",
                    "members.document.birth");
        }
    }

    /**
     * Checks a volume that is opened.
     *
     * @throws CommandRefused when something in it is missing or wrong
     */
    public static void check(OpenVolume command) {
        key(command.idempotencyKey());
        require(PROGRAMME.matcher(command.programme()).matches(), "programme", PROGRAMME.pattern());
        require(command.year() >= 1949 && command.year() <= 9999, "year", "1949-9999");
        text("title", command.title(), 200);
    }

    /**
     * Checks a filing.
     *
     * @throws CommandRefused when something in it is missing or wrong
     */
    public static void check(Filing filing) {
        check(filing, COPIES);
    }

    /**
     * Checks a filing out of a package that was inspected as a whole.
     *
     * @throws CommandRefused when something in it is missing or wrong
     */
    public static void checkArriving(Filing filing) {
        check(filing, ARRIVING);
    }

    private static void check(Filing filing, Set<RenditionRole> copies) {
        key(filing.idempotencyKey());
        require(EVENT.matcher(filing.event()).matches(), "event", EVENT.pattern());
        int all = filing.items().size() + filing.copies().size();
        require(all > 0 && all <= MOST_ITEMS, "items", "1-" + MOST_ITEMS);
        filing.items().forEach(Commands::check);
        String roles = copies.stream().map(Enum::name).collect(Collectors.joining(" | "));
        for (NewCopy copy : filing.copies()) {
            require(copies.contains(copy.rendition().role()), "copies.role", roles);
            check(copy.rendition());
        }
        filing.continuation()
                .ifPresent(next -> require(next.json().length() <= MOST_JSON, "continuation", "<= " + MOST_JSON));
    }

    /** A version without papers of its own. */
    static void turn(Filing filing) {
        key(filing.idempotencyKey());
        require(EVENT.matcher(filing.event()).matches(), "event", EVENT.pattern());
    }

    static void reason(String reason) {
        text("reason", reason, 200);
    }

    private static void check(NewItem item) {
        text("title", item.title(), 200);
        text("responsible", item.responsible(), 100);
        if (!item.particulars().documentNumber().isEmpty()) {
            text("documentNumber", item.particulars().documentNumber(), 100);
        }
        require(
                !item.renditions().isEmpty() && item.renditions().size() <= MOST_RENDITIONS,
                "renditions",
                "1-" + MOST_RENDITIONS);
        require(item.renditions().get(0).role() == RenditionRole.ORIGINAL, "renditions[0].role", "ORIGINAL");
        item.renditions().forEach(Commands::check);
    }

    private static void check(NewRendition rendition) {
        text("fileName", rendition.fileName(), 255);
        require(MEDIA_TYPE.matcher(rendition.mediaType()).matches(), "mediaType", MEDIA_TYPE.pattern());
        rendition.sha256().ifPresent(sha -> require(SHA256.matcher(sha).matches(), "sha256", SHA256.pattern()));
    }

    /** A key of a caller. */
    public static void key(String key) {
        require(KEY.matcher(key).matches(), "idempotencyKey", "1-200 ASCII");
    }

    /** One line of visible text. */
    public static void text(String field, String value, int most) {
        boolean sized = !value.isBlank() && value.codePointCount(0, value.length()) <= most;
        require(sized && VisibleText.isLine(value), field, "1-" + most);
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw new CommandRefused(field, rule);
        }
    }
}
