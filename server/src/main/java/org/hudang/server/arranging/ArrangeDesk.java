package org.hudang.server.arranging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hudang.archive.arranging.Arranged;
import org.hudang.archive.arranging.PageChange;
import org.hudang.archive.arranging.PageEdit;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.original.ItemUnknown;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what people and programs ask for to the archive. */
@Component
class ArrangeDesk {
    private static final String UNDO = "undo";
    private static final String WORDS = "rotate | reorder | delete | split | merge | undo";

    private final House house;

    ArrangeDesk(House house) {
        this.house = house;
    }

    /**
     * What is asked for.
     *
     * @param base how many times the order of the pages was filed, as it was seen
     * @param edit rotate, reorder, delete, split, merge or undo
     * @param pages rotate, delete, split: which
     * @param degrees rotate: 90, 180 or 270, clockwise
     * @param order reorder: every page once
     * @param paper split: what the catalogue will say of the new paper
     * @param others merge: the papers whose pages come behind
     */
    record Wanted(
            @Nullable Integer base,
            @Nullable String edit,
            @Nullable List<@Nullable Integer> pages,
            @Nullable Integer degrees,
            @Nullable List<@Nullable Integer> order,
            @Nullable Paper paper,
            @Nullable List<Other> others) {}

    /** What the catalogue will say of a paper. */
    record Paper(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String member,
            @Nullable String date,
            @Nullable String responsible) {}

    /** A paper that is merged, and how many times the order of its pages was filed. */
    record Other(@Nullable String item, @Nullable Integer base) {}

    Arranged arrange(ItemId item, String key, Wanted wanted, Staff staff) {
        int base = number("base", wanted.base());
        return Fields.found(
                ItemUnknown.class,
                () -> UNDO.equals(wanted.edit())
                        ? house.arranging().undo(key, item, base, staff.acting())
                        : house.arranging().edit(new PageChange(key, item, base, edit(wanted)), staff.acting()));
    }

    private static PageEdit edit(Wanted wanted) {
        return switch (Fields.text(wanted.edit())) {
            case "rotate" -> new PageEdit.Rotate(pages("pages", wanted.pages()), number("degrees", wanted.degrees()));
            case "reorder" -> new PageEdit.Reorder(numbers("order", wanted.order()));
            case "delete" -> new PageEdit.Delete(pages("pages", wanted.pages()));
            case "split" -> new PageEdit.Split(pages("pages", wanted.pages()), label(wanted.paper()));
            case "merge" -> new PageEdit.Merge(others(wanted.others()));
            default -> throw new FieldRefused("edit", WORDS);
        };
    }

    private static PageEdit.Label label(@Nullable Paper paper) {
        if (paper == null) {
            throw new FieldRefused("paper", "{…}");
        }
        LocalDate date = Fields.day("paper.date", paper.date());
        Optional<MemberId> member = Fields.text(paper.member()).isEmpty()
                ? Optional.empty()
                : Optional.of(Fields.id(MemberId::new, "paper.member", paper.member()));
        return new PageEdit.Label(
                new ItemKind(Fields.text(paper.kind())),
                Fields.text(paper.title()),
                member,
                date,
                Fields.text(paper.responsible()));
    }

    private static List<PageEdit.Merge.Other> others(@Nullable List<Other> others) {
        if (others == null || others.isEmpty() || others.stream().anyMatch(Objects::isNull)) {
            throw new FieldRefused("others", "[{…}]");
        }
        List<PageEdit.Merge.Other> named = new ArrayList<>();
        for (Other other : others) {
            named.add(new PageEdit.Merge.Other(
                    Fields.id(ItemId::new, "others.item", other.item()), number("others.base", other.base())));
        }
        return named;
    }

    private static SortedSet<Integer> pages(String field, @Nullable List<@Nullable Integer> given) {
        return new TreeSet<>(numbers(field, given));
    }

    private static List<Integer> numbers(String field, @Nullable List<@Nullable Integer> given) {
        if (given == null || given.isEmpty() || given.stream().anyMatch(Objects::isNull)) {
            throw new FieldRefused(field, "[1, …]");
        }
        return given.stream().map(Objects::requireNonNull).toList();
    }

    private static int number(String field, @Nullable Integer given) {
        if (given == null || given < 0) {
            throw new FieldRefused(field, ">= 0");
        }
        return given;
    }
}
