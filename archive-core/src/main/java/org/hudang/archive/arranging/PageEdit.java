package org.hudang.archive.arranging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;

/** What can be done to the pages of a paper. Pages are counted as they stand now, from 1. */
public sealed interface PageEdit {
    /** Most pages of one paper that are put in order. */
    int MOST = 1000;

    /** The word for it, in histories and orders. */
    String word();

    /** Everything that was asked for. */
    List<String> words();

    /** What is said of it in the history: never what stands on a paper. */
    String brief();

    /**
     * The pages that the paper has afterwards.
     *
     * @throws CommandRefused when it names pages that are not there, or leaves none
     */
    List<OnePage> on(List<OnePage> pages);

    /**
     * Turns pages (旋转).
     *
     * @param degrees clockwise: 90, 180 or 270
     */
    record Rotate(SortedSet<Integer> pages, int degrees) implements PageEdit {
        private static final int QUARTER = 90;

        public Rotate {
            pages = Named.pages(pages);
            Named.demand(
                    degrees > 0 && degrees < OnePage.WHOLE_TURN && degrees % QUARTER == 0, "degrees", "90 | 180 | 270");
        }

        @Override
        public String word() {
            return "rotate";
        }

        @Override
        public List<String> words() {
            return List.of(word(), Named.list(pages), String.valueOf(degrees));
        }

        @Override
        public String brief() {
            return word() + " " + Named.list(pages) + " " + degrees;
        }

        @Override
        public List<OnePage> on(List<OnePage> all) {
            Named.within(pages, all);
            return IntStream.rangeClosed(1, all.size())
                    .mapToObj(i -> pages.contains(i) ? all.get(i - 1).turned(degrees) : all.get(i - 1))
                    .toList();
        }
    }

    /**
     * Puts pages in another order (调整顺序).
     *
     * @param order every page once
     */
    record Reorder(List<Integer> order) implements PageEdit {
        public Reorder {
            order = List.copyOf(order);
            Named.demand(new TreeSet<>(order).size() == order.size(), "order", "each page once");
        }

        @Override
        public String word() {
            return "reorder";
        }

        @Override
        public List<String> words() {
            return List.of(word(), Named.list(order));
        }

        @Override
        public String brief() {
            return word() + " " + Named.list(order);
        }

        @Override
        public List<OnePage> on(List<OnePage> all) {
            Named.demand(order.size() == all.size(), "order", "1-" + all.size());
            Named.within(order, all);
            return order.stream().map(i -> all.get(i - 1)).toList();
        }
    }

    /** Takes pages out (删除); they stay in the original. */
    record Delete(SortedSet<Integer> pages) implements PageEdit {
        public Delete {
            pages = Named.pages(pages);
        }

        @Override
        public String word() {
            return "delete";
        }

        @Override
        public List<String> words() {
            return List.of(word(), Named.list(pages));
        }

        @Override
        public String brief() {
            return word() + " " + Named.list(pages);
        }

        @Override
        public List<OnePage> on(List<OnePage> all) {
            return Named.without(pages, all);
        }
    }

    /**
     * Makes a paper of its own of some pages (拆件).
     *
     * @param label what the catalogue will say of it
     */
    record Split(SortedSet<Integer> pages, Label label) implements PageEdit {
        public Split {
            pages = Named.pages(pages);
        }

        @Override
        public String word() {
            return "split";
        }

        @Override
        public List<String> words() {
            return List.of(
                    word(),
                    Named.list(pages),
                    label.kind().code(),
                    label.title(),
                    label.member().map(MemberId::value).orElse(""),
                    label.date().toString(),
                    label.responsible());
        }

        @Override
        public String brief() {
            return word() + " " + Named.list(pages);
        }

        @Override
        public List<OnePage> on(List<OnePage> all) {
            return Named.without(pages, all);
        }

        /** The pages of the new paper. */
        public List<OnePage> taken(List<OnePage> all) {
            Named.within(pages, all);
            return pages.stream().map(i -> all.get(i - 1)).toList();
        }
    }

    /**
     * What the catalogue says of a paper.
     *
     * @param title 题名, at most 200 characters
     * @param member whom it concerns, when it is one person
     * @param date of the paper
     * @param responsible 责任者
     */
    record Label(ItemKind kind, String title, Optional<MemberId> member, LocalDate date, String responsible) {}

    /**
     * Puts the pages of other papers of the volume behind its own (并件); those papers stay, with their numbers and without
     * pages.
     */
    record Merge(List<Other> others) implements PageEdit {
        public Merge {
            others = List.copyOf(others);
            long papers = others.stream().map(Other::item).distinct().count();
            Named.demand(!others.isEmpty() && papers == others.size(), "others", "each paper once");
        }

        /**
         * A paper that is merged into the one that is edited.
         *
         * @param base as its {@link Arrangement#base()} said
         */
        public record Other(ItemId item, int base) {}

        @Override
        public String word() {
            return "merge";
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(List.of(word()));
            others.forEach(other -> words.addAll(List.of(other.item().value(), String.valueOf(other.base()))));
            return words;
        }

        @Override
        public String brief() {
            return word() + " " + others.size();
        }

        @Override
        public List<OnePage> on(List<OnePage> all) {
            return all;
        }
    }

    /** Numbers of pages that a caller names. */
    final class Named {
        private Named() {}

        private static SortedSet<Integer> pages(SortedSet<Integer> pages) {
            demand(!pages.isEmpty() && pages.size() <= MOST, "pages", "1-" + MOST);
            return Collections.unmodifiableSortedSet(new TreeSet<>(pages));
        }

        private static void within(Collection<Integer> pages, List<OnePage> all) {
            boolean there = pages.stream().allMatch(page -> page >= 1 && page <= all.size());
            demand(there, "pages", "1-" + all.size());
        }

        private static List<OnePage> without(SortedSet<Integer> pages, List<OnePage> all) {
            within(pages, all);
            demand(pages.size() < all.size(), "pages", "< " + all.size());
            return IntStream.rangeClosed(1, all.size())
                    .filter(i -> !pages.contains(i))
                    .mapToObj(i -> all.get(i - 1))
                    .toList();
        }

        private static String list(Collection<Integer> pages) {
            return pages.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        private static void demand(boolean condition, String field, String rule) {
            if (!condition) {
                throw new CommandRefused(field, rule);
            }
        }
    }
}
