package org.hudang.server.completeness;

import java.util.List;
import java.util.stream.IntStream;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.HouseholdFile.Shelf;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.household.MaskedText;

/** The papers of a volume that somebody opens to say that all can be read (抽样): the first, the last, and some between. */
final class Sample {
    private static final int MOST = 5;

    private Sample() {}

    /**
     * A paper to open.
     *
     * @param number 件号
     * @param title names masked
     */
    record One(String id, int number, String title) {}

    /** Of those papers that were there at this version. */
    static List<One> of(Shelf shelf, int version, Household household) {
        List<ItemView> papers =
                shelf.items().stream().filter(item -> item.version() <= version).toList();
        return places(papers.size())
                .mapToObj(papers::get)
                .map(item -> new One(item.id().value(), item.number(), MaskedText.of(item.title(), household)))
                .toList();
    }

    /** Places in a list of so many, at equal distances. */
    static IntStream places(int size) {
        int taken = Math.min(size, MOST);
        return IntStream.range(0, taken).map(i -> taken == 1 ? 0 : (int) Math.round(i * (size - 1.0) / (taken - 1)));
    }
}
