package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.volume.CodeRule;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;

/** Items of group 1 that concern papers and their metadata (真实性). */
final class Authenticity {
    private static final int FIRST_YEAR = 1949;
    private static final Set<String> PERIODS = Set.of("Y", "D30", "D10");
    private static final Map<String, Pattern> FORMS = Map.of(
            "id", Pattern.compile("itm_[a-z2-7]{26}"),
            "number", Pattern.compile("[1-9]\\d{0,5}"),
            "kind", Pattern.compile("[a-z][a-z0-9-]{1,39}"),
            "event", Pattern.compile("[a-z][a-z0-9-]{0,59}"),
            "version", Pattern.compile("[1-9]\\d{0,5}"),
            "pages", Pattern.compile("\\d{1,6}"));

    private Authenticity() {}

    /** 1-1 固化信息有效性. */
    static Result fixed(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean unread = false;
        boolean untold = false;
        boolean quarantined = false;
        for (FiledFile file : subject.files()) {
            file.read()
                    .ifPresentOrElse(
                            read -> {
                                if (!read.sha256().equals(file.recorded().sha256())) {
                                    faults.add(new Fault(
                                            file.where(), file.recorded().sha256(), read.sha256()));
                                }
                                if (!read.sm3().equals(file.recorded().sm3())) {
                                    faults.add(new Fault(
                                            file.where(), file.recorded().sm3(), read.sm3()));
                                }
                            },
                            () -> faults.add(
                                    new Fault(file.where(), file.recorded().sha256(), "")));
            if (file.paper().filter(Paper.Broken.class::isInstance).isPresent()) {
                faults.add(broken(file));
            }
            unread |= file.paper().isEmpty();
            untold |= file.paper().filter(Paper.Untold.class::isInstance).isPresent();
            quarantined |= Subject.isQuarantined(file.recorded());
        }
        if (!faults.isEmpty()) {
            return new Result.Failed(faults);
        }
        if (unread) {
            return new Result.ByHand(Result.Why.NO_SIGNATURE_READER);
        }
        if (untold) {
            return new Result.ByHand(Result.Why.SIGNATURE_UNKNOWN);
        }
        return quarantined ? new Result.ByHand(Result.Why.QUARANTINED) : new Result.Passed();
    }

    /** A signature on this file does not hold. */
    static Fault broken(FiledFile file) {
        return new Fault(file.where(), "signatures hold", "signatures do not hold");
    }

    /** 1-2 元数据项数据长度. */
    static Result lengths(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        Volume volume = subject.rows().volume();
        longest(volume.code(), "title", volume.title(), 200, faults);
        for (ItemView item : subject.rows().items()) {
            longest(item.code(), "title", item.title(), 200, faults);
            longest(item.code(), "responsible", item.responsible(), 100, faults);
            longest(item.code(), "documentNumber", item.particulars().documentNumber(), 100, faults);
            for (RenditionView one : item.renditions()) {
                longest(item.code(), "fileName", one.fileName(), 255, faults);
            }
        }
        return Result.of(faults);
    }

    private static void longest(String object, String member, String value, int most, List<Fault> faults) {
        int length = value.codePointCount(0, value.length());
        if (length > most) {
            faults.add(new Fault(object + " " + member, "<= " + most, String.valueOf(length)));
        }
    }

    /** 1-3 元数据项数据类型、格式: what the volume's own files say, for the catalogue's columns have types. */
    static Result formats(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            if (json == null) {
                continue;
            }
            FORMS.forEach((member, form) -> {
                String value = json.path(member).asText();
                if (json.has(member) && !form.matcher(value).matches()) {
                    faults.add(new Fault(item.code() + " " + member, form.pattern(), "another form"));
                }
            });
            moment(item.code() + " date", json.path("date").asText(), LocalDate::parse, faults);
            moment(item.code() + " filedAt", json.path("filedAt").asText(), Instant::parse, faults);
        }
        return Result.of(faults);
    }

    private interface Parsing {
        Object parse(String text);
    }

    private static void moment(String object, String text, Parsing parsing, List<Fault> faults) {
        try {
            var unused = parsing.parse(text);
        } catch (DateTimeException e) {
            faults.add(new Fault(object, "ISO 8601", text.length() > 40 ? "another form" : text));
        }
    }

    /** 1-4 设定值域的元数据项值域符合度. */
    static Result domains(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            if (json == null) {
                continue;
            }
            if (json.has("secrecy")) {
                within(
                        item.code() + " secrecy",
                        Secrecy.values(),
                        json.path("secrecy").asText(),
                        faults);
            }
            for (JsonNode file : json.path("files")) {
                within(
                        item.code() + " role",
                        RenditionRole.values(),
                        file.path("role").asText(),
                        faults);
            }
        }
        Volume volume = subject.rows().volume();
        CodeDemand.Judged code = subject.rows().codes().judge(volume);
        code.differences().stream()
                .filter(one -> one.part() == CodeRule.Part.RETENTION)
                .filter(one -> !PERIODS.contains(one.found()))
                .forEach(one -> faults.add(fault(volume, one)));
        return faults.isEmpty() && code.forPeople()
                ? new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE)
                : Result.of(faults);
    }

    private static Fault fault(Volume volume, CodeRule.Difference one) {
        return new Fault(volume.code() + " " + one.part().word(), one.expected(), one.found());
    }

    private static void within(String object, Enum<?>[] values, String found, List<Fault> faults) {
        for (Enum<?> one : values) {
            if (one.name().equals(found)) {
                return;
            }
        }
        faults.add(new Fault(object, List.of(values).toString(), found));
    }

    /** 1-5 元数据项数据值合理性. */
    static Result plausible(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        Volume volume = subject.rows().volume();
        if (volume.year() < FIRST_YEAR || volume.year() > subject.today().getYear()) {
            faults.add(new Fault(
                    volume.code() + " year", FIRST_YEAR + "–" + subject.today().getYear(), volume.year() + ""));
        }
        for (ItemView item : subject.rows().items()) {
            // a day more: the office's day may have begun when the day of UTC had not
            LocalDate filed =
                    LocalDate.ofInstant(item.filedAt(), ZoneOffset.UTC).plusDays(1);
            if (item.date().getYear() < FIRST_YEAR || item.date().isAfter(filed)) {
                faults.add(new Fault(
                        item.code() + " date",
                        FIRST_YEAR + " – " + filed,
                        item.date().toString()));
            }
            if (item.filedAt().isBefore(volume.openedAt())) {
                faults.add(new Fault(
                        item.code() + " filedAt",
                        ">= " + volume.openedAt(),
                        item.filedAt().toString()));
            }
        }
        return Result.of(faults);
    }

    /** 1-6 元数据项包含特殊字符. */
    static Result characters(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        BiConsumer<String, String> look = (object, text) -> text.codePoints()
                .filter(Authenticity::isSpecial)
                .findFirst()
                .ifPresent(found -> faults.add(new Fault(object, "", "U+%04X".formatted(found))));
        Volume volume = subject.rows().volume();
        look.accept(volume.code() + " title", volume.title());
        for (ItemView item : subject.rows().items()) {
            look.accept(item.code() + " title", item.title());
            look.accept(item.code() + " responsible", item.responsible());
            look.accept(item.code() + " documentNumber", item.particulars().documentNumber());
            item.renditions().forEach(one -> look.accept(item.code() + " fileName", one.fileName()));
        }
        return Result.of(faults);
    }

    private static boolean isSpecial(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** 1-7 档号规范性. */
    static Result codes(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        Volume volume = subject.rows().volume();
        CodeDemand demand = subject.rows().codes();
        CodeDemand.Judged code = demand.judge(volume);
        code.differences().forEach(one -> faults.add(fault(volume, one)));
        for (ItemView item : subject.rows().items()) {
            demand.item(volume, item).ifPresent(faults::add);
        }
        return faults.isEmpty() && code.forPeople()
                ? new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE)
                : Result.of(faults);
    }

    /** 1-8 元数据项数据重复性. */
    static Result duplicates(Subject subject) {
        return Result.of(twice(subject.rows().items()));
    }

    /**
     * Codes, and numbers of one maker, that papers have together. The same content twice is no fault: it is linked, and the
     * paper's own file says so.
     */
    static List<Fault> twice(List<ItemView> items) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> codes = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        for (ItemView item : items) {
            twice(codes, item.code(), item, faults);
            String number = item.particulars().documentNumber();
            if (!number.isEmpty()) {
                twice(numbers, item.responsible() + "|" + number, item, faults);
            }
        }
        return faults;
    }

    private static void twice(Map<String, String> seen, String what, ItemView item, List<Fault> faults) {
        String other = seen.putIfAbsent(what, item.code() + "#" + item.number());
        if (other != null) {
            faults.add(new Fault(item.code(), "once", other));
        }
    }

    /** 1-10 内容数据的电子属性一致性: name, length, format, pages, and when it was taken in. */
    static Result attributes(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean uncounted = false;
        takenIn(subject, faults);
        named(subject, faults);
        for (FiledFile file : subject.files()) {
            file.read().ifPresent(read -> {
                if (read.bytes() != file.recorded().bytes()) {
                    faults.add(new Fault(file.where(), file.recorded().bytes() + "", read.bytes() + ""));
                }
                read.type()
                        .filter(type -> !Subject.isUnread(file.recorded()))
                        .filter(type -> !type.mediaType().equals(file.recorded().mediaType()))
                        .ifPresent(type -> faults.add(
                                new Fault(file.where(), file.recorded().mediaType(), type.mediaType())));
                int kept = file.item().particulars().pages();
                read.pages().ifPresent(counted -> differs(file.where() + " pages", kept + "", counted + "", faults));
            });
            uncounted |= hasUncountedPages(file);
        }
        return faults.isEmpty() && uncounted ? new Result.ByHand(Result.Why.PAGES_NOT_COUNTED) : Result.of(faults);
    }

    /** A number of pages is kept, and nobody could say whether it is right. */
    private static boolean hasUncountedPages(FiledFile file) {
        return file.recorded().role() == RenditionRole.ORIGINAL
                && Subject.isPaged(file.recorded())
                && file.item().particulars().pages() > 0
                && file.read().filter(read -> read.pages().isEmpty()).isPresent();
    }

    /** Each paper was taken in when the version was made that brought it. */
    private static void takenIn(Subject subject, List<Fault> faults) {
        for (ItemView item : subject.rows().items()) {
            String made = item.version() <= subject.versions().size()
                    ? subject.versions().get(item.version() - 1).toString()
                    : "";
            if (!subject.versions().isEmpty()) {
                differs(item.code() + " filedAt", made, item.filedAt().toString(), faults);
            }
        }
    }

    /** The name and the length that each paper's own file gives its files. */
    private static void named(Subject subject, List<Fault> faults) {
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            int place = 0;
            for (JsonNode file : json == null ? List.<JsonNode>of() : json.path("files")) {
                if (place == item.renditions().size()) {
                    break; // how many there are is compared by 2-6
                }
                RenditionView recorded = item.renditions().get(place++);
                String where = item.code() + "/" + place;
                if (!recorded.fileName().equals(file.path("fileName").asText())) {
                    // a name may hold a person's: that it differs is told, not how
                    faults.add(new Fault(where + " fileName", "as recorded", "another name"));
                }
                differs(
                        where + " bytes",
                        String.valueOf(recorded.bytes()),
                        file.path("bytes").asText(),
                        faults);
            }
        }
    }

    private static void differs(String object, String expected, String found, List<Fault> faults) {
        if (!expected.equals(found)) {
            faults.add(new Fault(object, expected, found));
        }
    }

    /** 1-11 元数据与内容关联一致性: the path in the item's own file leads to the bytes it names. */
    static Result links(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            if (json == null) {
                faults.add(new Fault(item.code(), "item.json", ""));
                continue;
            }
            for (JsonNode file : json.path("files")) {
                String there = subject.paths().getOrDefault(file.path("path").asText(), "");
                String named = file.path("sha512").asText();
                if (!there.equals(named)) {
                    faults.add(new Fault(item.code(), named, there));
                }
            }
        }
        return Result.of(faults);
    }
}
