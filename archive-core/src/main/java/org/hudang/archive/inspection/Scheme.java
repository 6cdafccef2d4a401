package org.hudang.archive.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which items are inspected in which stage (检测方案). Numbers are those of DA/T 70-2018 as public tools print them; where no
 * tool was seen to print one, it is inferred from the neighbours (docs/formats/inspection-report-v1.md says which).
 */
public final class Scheme {
    private static final Map<String, Function<Subject, Result>> ITEMS = items();
    /** What is looked at again while a volume is kept (SX-03). */
    private static final Set<String> AGAIN = Set.of("1-1", "1-14", "2-7", "3-1", "3-3", "4-2");

    private Scheme() {}

    private static Map<String, Function<Subject, Result>> items() {
        Map<String, Function<Subject, Result>> items = new LinkedHashMap<>();
        items.put("1-1", Authenticity::fixed);
        items.put("1-2", Authenticity::lengths);
        items.put("1-3", Authenticity::formats);
        items.put("1-4", Authenticity::domains);
        items.put("1-5", Authenticity::plausible);
        items.put("1-6", Authenticity::characters);
        items.put("1-7", Authenticity::codes);
        items.put("1-8", Authenticity::duplicates);
        items.put("1-10", Authenticity::attributes);
        items.put("1-11", Authenticity::links);
        items.put("1-12", Packaging::descriptions);
        items.put("1-13", Packaging::structure);
        items.put("1-14", Packaging::digests);
        items.put("2-1", Integrity::count);
        items.put("2-2", Integrity::bytes);
        items.put("2-3", Integrity::members);
        items.put("2-4", Integrity::mandatory);
        items.put("2-5", Integrity::process);
        items.put("2-6", Integrity::numbers);
        items.put("2-7", Integrity::content);
        items.put("2-8", Integrity::attachments);
        items.put("2-9", Integrity::scope);
        items.put("2-10", Packaging::metadata);
        items.put("2-11", Packaging::files);
        items.put("3-1", Packaging::readable);
        items.put("3-2", Usability::rows);
        items.put("3-3", Usability::types);
        items.put("3-4", subject -> new Result.ByHand(Result.Why.LOOK_AT_PAPERS));
        items.put("3-6", subject -> new Result.ByHand(Result.Why.LOOK_AT_MACHINES));
        items.put("3-8", Usability::locks);
        items.put("4-1", Safety::scanner);
        items.put("4-2", Safety::viruses);
        items.put("4-3", Safety::extra);
        items.put("4-4", subject -> new Result.NotApplicable(Result.Why.ONLINE));
        items.put("4-5", subject -> new Result.NotApplicable(Result.Why.ONLINE));
        items.put("4-6", subject -> new Result.NotApplicable(Result.Why.ONLINE));
        items.put("4-7", subject -> new Result.ByHand(Result.Why.DECLARE_PROCESS));
        return items;
    }

    /** What an item looks at (检测对象). */
    public enum What {
        /** 元数据. */
        METADATA,
        /** 内容数据. */
        CONTENT,
        /** 信息包: the stored object. */
        PACKAGE,
        /** 系统环境. */
        SYSTEM,
        /** 载体. */
        MEDIUM,
        /** 操作过程. */
        PROCESS
    }

    /** What an item looks at. */
    public static What what(String number) {
        return switch (number) {
            case "1-1", "1-10", "2-1", "2-2", "2-7", "2-8", "2-9", "3-3", "3-4", "3-8", "4-2" -> What.CONTENT;
            case "1-12", "1-13", "1-14", "2-10", "2-11", "3-1" -> What.PACKAGE;
            case "3-6", "4-1" -> What.SYSTEM;
            case "4-3", "4-4", "4-5", "4-6" -> What.MEDIUM;
            case "4-7" -> What.PROCESS;
            default -> What.METADATA;
        };
    }

    /** Numbers of the items of a stage, in their order. */
    public static List<String> numbers(Stage stage) {
        return ITEMS.keySet().stream()
                .filter(number -> stage != Stage.CQ || AGAIN.contains(number))
                .toList();
    }

    /** Every item of the stage over this volume. */
    public static List<Inspection.Line> run(Stage stage, Subject subject) {
        return numbers(stage).stream()
                .map(number -> new Inspection.Line(number, one(number, subject)))
                .toList();
    }

    static Result one(String number, Subject subject) {
        Function<Subject, Result> item = ITEMS.get(number);
        if (item == null) {
            throw new IllegalArgumentException("no item " + number);
        }
        return item.apply(subject);
    }
}
