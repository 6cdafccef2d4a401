package org.hudang.archive.reception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.arranging.PageEdit;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.volume.RenditionRole;

/**
 * The newest order of the pages of a paper as a package has it, docs/formats/page-order-v1.md: read as something that others
 * wrote, and told by positions in the volume, since numbers are given anew.
 *
 * @param runs of pages; none when all went to another paper
 * @param into position of that paper
 * @param working position of the working copy among the files of the paper
 * @param text position of the words of these pages
 */
record HandedOrder(List<Run> runs, Optional<Integer> into, Optional<Integer> working, Optional<Integer> text) {
    private static final String FORMAT = "hudang-page-order-1";
    private static final String PDF = "application/pdf";
    private static final String PAGES = "page-order.pages";
    private static final Set<Integer> TURNS = Set.of(0, 90, 180, 270);
    private static final ObjectMapper JSON = new ObjectMapper();

    HandedOrder {
        runs = List.copyOf(runs);
    }

    /**
     * Pages of an original.
     *
     * @param item position of the paper whose original it is
     */
    record Run(int item, int first, int last, int turn) {}

    /**
     * The orders of the papers of a volume, by position. None when something is shut that they are made of: then papers stay as
     * they came. A paper whose working copy is its original stands as it came.
     *
     * @throws PackageUnfit when an order is none
     */
    static Map<Integer, HandedOrder> of(GatedVolume volume, OpenPackage handed) throws IOException {
        Map<Integer, HandedOrder> orders = new HashMap<>();
        for (int item = 0; item < volume.volume().items().size(); item++) {
            List<Integer> all = volume.files(item, RenditionRole.PAGE_ORDER);
            if (all.isEmpty()) {
                continue;
            }
            int newest = all.get(all.size() - 1);
            String path = path(volume, item, newest);
            try {
                HandedOrder order = read(volume, item, newest, JSON.readTree(handed.list(path)));
                if (order.isAsItCame(volume, item)) {
                    continue;
                }
                if (order.isShut(volume, item)) {
                    return Map.of();
                }
                order.requirePdf(volume, item);
                orders.put(item, order);
            } catch (IOException | CommandRefused e) {
                throw new PackageUnfit(path, e);
            }
        }
        return orders;
    }

    private static String path(GatedVolume volume, int item, int file) {
        return volume.volume().path(sheet(volume, item, file));
    }

    static ItemSheet.StoredFile sheet(GatedVolume volume, int item, int file) {
        return volume.volume().sheets().get(item).files().get(file);
    }

    private static HandedOrder read(GatedVolume volume, int item, int newest, JsonNode order) {
        require(order.path("format").asText().equals(FORMAT), "page-order.format", FORMAT);
        List<Run> runs = runs(volume, order.path("pages"));
        Optional<Integer> into = Optional.of(order.path("into").asText())
                .filter(id -> !id.isEmpty())
                .map(id -> position(volume, item, id));
        Optional<Integer> working = behind(volume, item, newest, RenditionRole.WORKING);
        require(runs.isEmpty() == into.isPresent(), "page-order.into", "without pages");
        require(runs.isEmpty() == working.isEmpty(), PAGES, "WORKING");
        return new HandedOrder(runs, into, working, behind(volume, item, newest, RenditionRole.TEXT));
    }

    private static Optional<Integer> behind(GatedVolume volume, int item, int newest, RenditionRole role) {
        return volume.files(item, role).stream().filter(file -> file > newest).reduce((older, newer) -> newer);
    }

    private static List<Run> runs(GatedVolume volume, JsonNode pages) {
        List<Run> runs = new ArrayList<>();
        long count = 0;
        for (JsonNode page : pages) {
            Run run = new Run(
                    original(volume, page.path("of").asText()),
                    page.path("first").asInt(),
                    page.path("last").asInt(),
                    page.path("turn").asInt(-1));
            require(run.first() >= 1 && run.last() >= run.first(), PAGES, "1 <= first <= last");
            require(TURNS.contains(run.turn()), "page-order.turn", "0 | 90 | 180 | 270");
            count += run.last() - run.first() + 1L;
            require(count <= PageEdit.MOST, PAGES, "<= " + PageEdit.MOST);
            runs.add(run);
        }
        return runs;
    }

    /** Position of the paper of the volume whose original has this number there. */
    private static int original(GatedVolume volume, String rendition) {
        for (int item = 0; item < volume.volume().items().size(); item++) {
            if (sheet(volume, item, 0).id().equals(rendition)) {
                return item;
            }
        }
        throw new CommandRefused("page-order.of", "an original of this volume");
    }

    private static int position(GatedVolume volume, int self, String id) {
        for (int item = 0; item < volume.volume().items().size(); item++) {
            if (item != self && volume.volume().sheets().get(item).id().equals(id)) {
                return item;
            }
        }
        throw new CommandRefused("page-order.into", "another item of this volume");
    }

    private static void require(boolean held, String field, String rule) {
        if (!held) {
            throw new CommandRefused(field, rule);
        }
    }

    private boolean isShut(GatedVolume volume, int item) {
        Set<Integer> sources = new HashSet<>();
        runs.forEach(run -> sources.add(run.item()));
        return volume.isShut(item)
                || working.flatMap(file -> volume.shut(item, file)).isPresent()
                || sources.stream().anyMatch(volume::isShut);
    }

    private void requirePdf(GatedVolume volume, int item) {
        boolean isPdf = working.filter(
                        file -> !sheet(volume, item, file).mediaType().equals(PDF))
                .isEmpty();
        require(isPdf, "WORKING", PDF);
    }

    private boolean isAsItCame(GatedVolume volume, int item) {
        String came = sheet(volume, item, 0).sha256();
        return working.filter(file -> sheet(volume, item, file).sha256().equals(came))
                .isPresent();
    }
}
