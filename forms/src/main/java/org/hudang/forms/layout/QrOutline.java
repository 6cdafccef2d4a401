package org.hudang.forms.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.forms.QrMatrix;

/** The outline of the dark modules of a code: closed contours along module edges, dark side to be filled by even-odd. */
final class QrOutline {
    private final Map<Corner, Deque<Corner>> edges = new LinkedHashMap<>();

    private QrOutline() {}

    /** A corner of modules, from the top left of the code. */
    record Corner(int x, int y) {}

    static List<Corner[]> of(QrMatrix qr) {
        QrOutline outline = new QrOutline();
        for (int row = 0; row < qr.size(); row++) {
            for (int column = 0; column < qr.size(); column++) {
                if (qr.isDark(row, column)) {
                    outline.around(qr, row, column);
                }
            }
        }
        List<Corner[]> contours = new ArrayList<>();
        while (!outline.edges.isEmpty()) {
            contours.add(outline.contour());
        }
        return contours;
    }

    private void around(QrMatrix qr, int row, int column) {
        if (!qr.isDark(row - 1, column)) {
            edge(column + 1, row, column, row);
        }
        if (!qr.isDark(row, column - 1)) {
            edge(column, row, column, row + 1);
        }
        if (!qr.isDark(row + 1, column)) {
            edge(column, row + 1, column + 1, row + 1);
        }
        if (!qr.isDark(row, column + 1)) {
            edge(column + 1, row + 1, column + 1, row);
        }
    }

    private void edge(int x1, int y1, int x2, int y2) {
        edges.computeIfAbsent(new Corner(x1, y1), k -> new ArrayDeque<>()).add(new Corner(x2, y2));
    }

    private Corner[] contour() {
        Corner start = edges.keySet().iterator().next();
        List<Corner> all = new ArrayList<>();
        Corner at = start;
        do {
            all.add(at);
            Deque<Corner> next = edges.getOrDefault(at, new ArrayDeque<>());
            Corner to = next.removeLast();
            if (next.isEmpty()) {
                edges.remove(at);
            }
            at = to;
        } while (!at.equals(start));
        List<Corner> corners = new ArrayList<>();
        int n = all.size();
        for (int i = 0; i < n; i++) {
            Corner before = all.get((i + n - 1) % n);
            Corner here = all.get(i);
            Corner after = all.get((i + 1) % n);
            boolean straight = (before.x() == here.x() && here.x() == after.x())
                    || (before.y() == here.y() && here.y() == after.y());
            if (!straight) {
                corners.add(here);
            }
        }
        return corners.toArray(new Corner[0]);
    }
}
