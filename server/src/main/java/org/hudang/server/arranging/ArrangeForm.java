package org.hudang.server.arranging;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.TypedDay;
import org.hudang.server.arranging.ArrangeDesk.Other;
import org.hudang.server.arranging.ArrangeDesk.Paper;
import org.hudang.server.arranging.ArrangeDesk.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was sent: pages that are ticked, and the button that was pressed.
 *
 * @param key of the edit: the form sent twice edits once
 * @param base as it was seen
 * @param all how many pages there were
 * @param act the button
 * @param page ticked pages
 * @param to page before which they are moved
 * @param other papers that are merged, each with its base behind a colon
 */
record ArrangeForm(
        String key,
        String base,
        String all,
        String act,
        List<String> page,
        String to,
        List<String> other,
        String kind,
        String title,
        String member,
        String date,
        String responsible) {
    ArrangeForm {
        key = Fields.text(key);
        base = Fields.text(base);
        all = Fields.text(all);
        act = Fields.text(act);
        page = given(page);
        to = Fields.text(to);
        other = given(other);
        kind = Fields.text(kind);
        title = Fields.text(title);
        member = Fields.text(member);
        date = Fields.text(date);
        responsible = Fields.text(responsible);
    }

    private static List<String> given(@Nullable List<String> field) {
        return field == null ? List.of() : List.copyOf(field);
    }

    static String freshKey() {
        return "page/" + UUID.randomUUID();
    }

    /** What the button stands for. */
    Wanted wanted() {
        return switch (act) {
            case "right" -> rotate(90);
            case "over" -> rotate(180);
            case "left" -> rotate(270);
            case "earlier" -> moved(-1);
            case "later" -> moved(1);
            case "move" -> reorder(before(number("to", to)));
            case "delete" -> new Wanted(number("base", base), "delete", List.copyOf(ticked()), null, null, null, null);
            case "split" -> new Wanted(number("base", base), "split", List.copyOf(ticked()), null, null, paper(), null);
            case "merge" -> new Wanted(number("base", base), "merge", null, null, null, null, others());
            default -> new Wanted(number("base", base), act, null, null, null, null, null);
        };
    }

    private Wanted rotate(int degrees) {
        return new Wanted(number("base", base), "rotate", List.copyOf(ticked()), degrees, null, null, null);
    }

    private Wanted reorder(List<Integer> order) {
        return new Wanted(number("base", base), "reorder", null, null, List.copyOf(order), null, null);
    }

    /** Ticked pages change places with the page before or behind them. */
    private Wanted moved(int step) {
        SortedSet<Integer> ticked = ticked();
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(1, pages()).boxed().toList());
        int from = step < 0 ? 1 : order.size() - 2;
        for (int i = from; i >= 0 && i < order.size(); i -= step) {
            int neighbour = i + step;
            if (ticked.contains(order.get(i)) && !ticked.contains(order.get(neighbour))) {
                order.set(neighbour, order.set(i, order.get(neighbour)));
            }
        }
        return reorder(order);
    }

    /** Ticked pages stand together before this page. */
    private List<Integer> before(int place) {
        SortedSet<Integer> ticked = ticked();
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i <= pages(); i++) {
            if (i == place) {
                order.addAll(ticked);
            }
            if (!ticked.contains(i)) {
                order.add(i);
            }
        }
        if (place < 1 || place > pages()) {
            order.addAll(ticked);
        }
        return order;
    }

    private SortedSet<Integer> ticked() {
        SortedSet<Integer> pages = new TreeSet<>();
        page.forEach(one -> pages.add(number("page", one)));
        if (pages.isEmpty() || pages.last() > pages() || pages.first() < 1) {
            throw new FieldRefused("page", "1–" + all);
        }
        return pages;
    }

    private int pages() {
        return number("all", all);
    }

    private Paper paper() {
        return new Paper(kind, title, member, TypedDay.of("date", date).toString(), responsible);
    }

    private List<Other> others() {
        return other.stream()
                .map(one -> one.split(":", 2))
                .filter(one -> one.length == 2)
                .map(one -> new Other(one[0], number("other", one[1])))
                .toList();
    }

    private static int number(String field, String typed) {
        if (!typed.matches("\\d{1,4}")) {
            throw new FieldRefused(field, "0–9999");
        }
        return Integer.parseInt(typed);
    }
}
