package org.hudang.archive.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.CodeRule;
import org.hudang.archive.volume.CodeRule.Difference;
import org.hudang.archive.volume.CodeRule.Part;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/** By which rule the codes of a volume are judged (1-4, 1-7). */
public sealed interface CodeDemand {
    /** The rule that is kept with the volume: its code was given by it, whatever the office says today (DH-05). */
    record Kept(CodeRule rule) implements CodeDemand {}

    /** What is kept with the volume is no rule. */
    record Unread(String text) implements CodeDemand {}

    /** Given before rules were kept: by the rule of the office, or in the form of the standard (DH-06). */
    record Unkept(CodeRule office) implements CodeDemand {}

    /** Given by another house, whose rule is not known here: only what the standard demands of every code can be judged. */
    record Elsewhere() implements CodeDemand {}

    /** Papers are looked at, and not their volume. */
    record NotAsked() implements CodeDemand {}

    /**
     * The demand on a volume of this archive.
     *
     * @param kept text of the rule that is kept with it; empty when it is older than that
     */
    static CodeDemand of(Volume volume, String kept, ArchivalCodes office) {
        if (kept.isEmpty()) {
            return new Unkept(office.rule(volume.kind()));
        }
        Optional<CodeRule> rule = CodeRule.parse(kept);
        return rule.isPresent() ? new Kept(rule.get()) : new Unread(kept);
    }

    /** What is not as it has to be in the code of a volume, and whether the rest is for people to compare. */
    record Judged(List<Difference> differences, boolean forPeople) {
        public Judged {
            differences = List.copyOf(differences);
        }
    }

    /** Judges the code of a volume. */
    default Judged judge(Volume volume) {
        if (this instanceof Kept kept) {
            return new Judged(kept.rule().differences(volume), false);
        }
        if (this instanceof Unread unread) {
            return new Judged(List.of(new Difference(Part.SHAPE, "{fonds=…}-{category=…}…", unread.text())), false);
        }
        if (this instanceof Unkept unkept) {
            List<Difference> office = unkept.office().differences(volume);
            return new Judged(office.isEmpty() || Standard.differences(volume).isEmpty() ? List.of() : office, false);
        }
        return this instanceof Elsewhere ? Standard.ofAnotherHouse(volume) : new Judged(List.of(), false);
    }

    /** What is wrong with the code of an item in the volume of this code; empty when nothing is. */
    default Optional<Fault> item(Volume volume, ItemView item) {
        String begins = volume.code() + "-";
        String rest = item.code().startsWith(begins) ? item.code().substring(begins.length()) : "";
        boolean fits = this instanceof Kept kept
                ? item.code().equals(kept.rule().item(volume.code(), item.number()))
                : rest.matches("[0-9]{1,6}") && Integer.parseInt(rest) == item.number();
        return fits ? Optional.empty() : Optional.of(new Fault(item.code(), begins + "…" + item.number(), item.code()));
    }

    /** The form of codes that DH-06 gives, and what DH-03 asks of every code. */
    final class Standard {
        /** With room for more volumes than four digits hold, and for longer offices. */
        private static final Pattern FORM = Pattern.compile(
                "[A-Z0-9]{4}-[A-Z]{2}((?:·[A-Z0-9]{2})*)·(\\d{4})·(Y|D30|D10)(?:·[A-Z0-9]{1,9})?-\\d{3,6}");
        /** Three levels or more parted by "-", their parts by "·", of letters and digits. */
        private static final Pattern EVERY =
                Pattern.compile("[A-Za-z0-9]+(?:·[A-Za-z0-9]+)*(?:-[A-Za-z0-9]+(?:·[A-Za-z0-9]+)*){2,}");

        private Standard() {}

        private static List<Difference> differences(Volume volume) {
            Matcher code = FORM.matcher(volume.code());
            if (!code.matches()) {
                return List.of(new Difference(Part.SHAPE, FORM.pattern(), volume.code()));
            }
            List<Difference> differences = new ArrayList<>();
            if (!code.group(2).equals(String.valueOf(volume.year()))) {
                differences.add(new Difference(Part.YEAR, String.valueOf(volume.year()), code.group(2)));
            }
            String levels = code.group(1);
            if (!levels.isEmpty() && !levels.endsWith("·" + volume.programme())) {
                differences.add(new Difference(Part.PROGRAMME, volume.programme(), levels));
            }
            return differences;
        }

        /** In the form of DH-06 the year is where everybody has it; what else another house writes there only it knows. */
        private static Judged ofAnotherHouse(Volume volume) {
            if (!EVERY.matcher(volume.code()).matches()) {
                return new Judged(List.of(new Difference(Part.SHAPE, EVERY.pattern(), volume.code())), false);
            }
            List<Difference> differences = differences(volume);
            List<Difference> year =
                    differences.stream().filter(one -> one.part() == Part.YEAR).toList();
            return new Judged(year, !differences.isEmpty());
        }
    }
}
