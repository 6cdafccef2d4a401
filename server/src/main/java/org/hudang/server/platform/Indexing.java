package org.hudang.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Phone;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.search.HitGuard.Reference;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.IndexedPerson;
import org.hudang.search.ItemDocument;
import org.hudang.search.Kind;
import org.hudang.search.Place;
import org.hudang.search.Rebuild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Carries what was filed from the archive's outbox to the index: what is put is findable before the messages are gone. */
public final class Indexing {
    private static final int BATCH = 100;
    private static final int PAGE = 500;
    private static final String DESTROYED = "volume.destroy";
    private static final int LONGEST_TEXT = ItemDocument.LONGEST_TEXT;
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final Acting SYSTEM = Acting.bureau("indexing");

    private final Archive archive;
    private final IndexFeed feed;
    private final ZoneId zone;
    private final TransactionOperations apart;
    private final Map<String, String> unread = new ConcurrentHashMap<>();

    /** @param apart transactions of their own, so that a household that cannot be read spoils nothing for the others */
    Indexing(Archive archive, IndexFeed feed, ZoneId zone, TransactionOperations apart) {
        this.archive = archive;
        this.feed = feed;
        this.zone = zone;
        this.apart = apart;
    }

    /** Papers and households that could not be read for the index since the house opened, with the code of the reason. */
    Map<String, String> unread() {
        return Map.copyOf(unread);
    }

    /** True when the archive has no household yet. */
    boolean isEmpty() {
        return archive.numbers(Optional.empty(), 1, SYSTEM).isEmpty();
    }

    /** Feeds everything that waits, one caller after the other; returns how many messages there were. */
    public synchronized int feed() {
        int all = 0;
        int taken;
        do {
            taken = archive.outbox().take(BATCH, batch -> {
                Map<HouseholdNumber, List<OutboxMessage>> byHousehold = new LinkedHashMap<>();
                batch.forEach(message -> byHousehold
                        .computeIfAbsent(message.household(), household -> new ArrayList<>())
                        .add(message));
                byHousehold.forEach(this::put);
                feed.refresh();
            });
            all += taken;
        } while (taken > 0);
        return all;
    }

    /** Makes the index anew from the archive alone, beside the damaged one. */
    void rebuild(IndexFeed damaged) {
        try (Rebuild rebuild = damaged.rebuild()) {
            Optional<HouseholdNumber> last = Optional.empty();
            List<HouseholdNumber> page = archive.numbers(last, PAGE, SYSTEM);
            while (!page.isEmpty()) {
                page.forEach(number -> put(number, rebuild));
                last = Optional.of(page.get(page.size() - 1));
                page = archive.numbers(last, PAGE, SYSTEM);
            }
            rebuild.finish();
        }
    }

    /**
     * What a comparison of archive and index gave.
     *
     * @param documents how many the index has of this archive when it has heard everything
     * @param differing ids of those that it has not, or has otherwise; of what cannot be read nothing is said
     */
    record Compared(long documents, Set<String> differing) {}

    /** Makes every document once more and compares it with the one in the index. */
    Compared compare() {
        long documents = 0;
        Set<String> differing = new TreeSet<>();
        Optional<HouseholdNumber> last = Optional.empty();
        List<HouseholdNumber> page = archive.numbers(last, PAGE, SYSTEM);
        while (!page.isEmpty()) {
            for (HouseholdNumber number : page) {
                List<IndexDocument> made = contents(number).map(this::documents).orElse(List.of());
                documents += made.size();
                differing.addAll(feed.differing(made));
            }
            last = Optional.of(page.get(page.size() - 1));
            page = archive.numbers(last, PAGE, SYSTEM);
        }
        differing.removeAll(unread.keySet());
        return new Compared(documents, differing);
    }

    private List<IndexDocument> documents(HouseholdFile file) {
        List<IndexDocument> documents = new ArrayList<>(List.of(household(file)));
        for (HouseholdFile.Shelf shelf : file.volumes()) {
            for (ItemView item : shelf.items()) {
                documents.add(item(file, shelf.volume().programme(), item));
            }
        }
        return documents;
    }

    private void put(HouseholdNumber number, Rebuild rebuild) {
        contents(number).ifPresent(file -> documents(file).forEach(document -> rebuild.put(document, 0)));
    }

    /**
     * A household is read once for all that a batch says of it. Papers that were destroyed go from the index even when their household
     * cannot be read.
     */
    private void put(HouseholdNumber number, List<OutboxMessage> messages) {
        Optional<HouseholdFile> contents = contents(number);
        if (contents.isEmpty()) {
            messages.stream()
                    .filter(message -> message.kind().equals(DESTROYED))
                    .forEach(message -> message.item().ifPresent(id -> feed.remove(id.value(), message.version())));
        }
        contents.ifPresent(file -> {
            Map<ItemId, Long> versions = new HashMap<>();
            long newest = 0;
            for (OutboxMessage message : messages) {
                newest = Math.max(newest, message.version());
                message.item().ifPresent(id -> versions.merge(id, message.version(), Math::max));
            }
            feed.put(household(file), newest);
            Set<ItemId> there = file.volumes().stream()
                    .flatMap(shelf -> shelf.items().stream())
                    .map(ItemView::id)
                    .collect(Collectors.toSet());
            // what was destroyed, whichever message tells of it
            versions.forEach((id, version) -> {
                if (!there.contains(id)) {
                    feed.remove(id.value(), version);
                }
            });
            file.volumes()
                    .forEach(shelf -> shelf.items().stream()
                            .filter(item -> versions.containsKey(item.id()))
                            .forEach(item -> feed.put(
                                    item(file, shelf.volume().programme(), item),
                                    versions.getOrDefault(item.id(), 0L))));
        });
    }

    /** The household; empty, and remembered, when what is stored of it cannot be read. */
    private Optional<HouseholdFile> contents(HouseholdNumber number) {
        try {
            HouseholdFile file = apart.execute(status -> archive.contents(number, SYSTEM));
            unread.remove(number.value());
            return Optional.ofNullable(file);
        } catch (ArchiveException e) {
            passOver(number.value(), e);
            return Optional.empty();
        }
    }

    private void passOver(String id, ArchiveException reason) {
        if (!reason.code().equals(unread.put(id, reason.code()))) {
            LOG.warn("{} could not be read for the index: {}", id, reason.code());
        }
    }

    private HouseholdDocument household(HouseholdFile file) {
        Household household = file.household();
        List<Member> members = new ArrayList<>(household.members());
        members.remove(household.head());
        members.add(0, household.head());
        return new HouseholdDocument(
                household.number().value(),
                place(household),
                file.volumes().stream().map(shelf -> shelf.volume().programme()).collect(Collectors.toSet()),
                members.stream().map(Indexing::person).toList(),
                file.volumes().stream().map(shelf -> shelf.volume().code()).toList(),
                day(household.openedAt()));
    }

    private IndexDocument item(HouseholdFile file, String programme, ItemView item) {
        List<IndexedPerson> people = file.household().members().stream()
                .filter(member -> item.member().filter(member.id()::equals).isPresent())
                .map(Indexing::person)
                .toList();
        return new ItemDocument(
                item.id().value(),
                item.household().value(),
                place(file.household()),
                programme,
                item.kind().code(),
                item.title(),
                people,
                List.of(item.code()),
                item.date(),
                pages(item));
    }

    /** Words are found where their pages are: a paper whose pages went to another one has none. */
    private List<String> pages(ItemView item) {
        Optional<RenditionView> text = item.text();
        if (text.isEmpty() || item.isEmptied()) {
            return List.of();
        }
        try (InputStream bytes = archive.read(text.get().id(), SYSTEM)) {
            String words = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            unread.remove(item.id().value());
            return List.of(
                    words.substring(0, Math.min(words.length(), LONGEST_TEXT)).split("\f", -1));
        } catch (ArchiveException e) {
            // found by its title and people; its words are damaged
            passOver(item.id().value(), e);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexedPerson person(Member member) {
        return new IndexedPerson(
                member.name().value(),
                Optional.of(member.document().reveal()),
                member.phone().map(Phone::reveal));
    }

    private static Place place(Household household) {
        return new Place(household.township(), household.village(), household.address());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** Those of the hits that a caller may see now, asked of the archive under the caller's own rights. */
    static Set<String> visible(Archive archive, List<Reference> hits, Acting acting) {
        Set<HouseholdNumber> households = hits.stream()
                .filter(hit -> hit.kind() == Kind.HOUSEHOLD)
                .map(hit -> new HouseholdNumber(hit.household()))
                .collect(Collectors.toSet());
        Set<ItemId> items = hits.stream()
                .filter(hit -> hit.kind() == Kind.ITEM)
                .map(hit -> new ItemId(hit.id()))
                .collect(Collectors.toSet());
        Set<String> visible = new HashSet<>();
        archive.visible(households, acting).forEach(number -> visible.add(number.value()));
        archive.visibleItems(items, acting).forEach(item -> visible.add(item.value()));
        return visible;
    }
}
