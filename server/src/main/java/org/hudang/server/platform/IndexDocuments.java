package org.hudang.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Phone;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexedPerson;
import org.hudang.search.ItemDocument;
import org.hudang.search.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the documents of the index from the archive; what cannot be read is passed over and remembered. */
final class IndexDocuments {
    private static final int PAGE = 500;
    private static final int LONGEST_TEXT = ItemDocument.LONGEST_TEXT;
    private static final Logger LOG = LoggerFactory.getLogger(IndexDocuments.class);
    private static final Acting SYSTEM = Acting.bureau("indexing");

    private final Archive archive;
    private final ZoneId zone;
    private final TransactionOperations apart;
    private final Map<String, String> unread = new ConcurrentHashMap<>();

    /** @param apart transactions of their own, so that a household that cannot be read spoils nothing for the others */
    IndexDocuments(Archive archive, ZoneId zone, TransactionOperations apart) {
        this.archive = archive;
        this.zone = zone;
        this.apart = apart;
    }

    /** The same, with nothing remembered. */
    IndexDocuments afresh() {
        return new IndexDocuments(archive, zone, apart);
    }

    /** Papers and households that could not be read, with the code of the reason. */
    Map<String, String> unread() {
        return Map.copyOf(unread);
    }

    /** A paper that is not there any more need not be read. */
    void forget(ItemId item) {
        unread.remove(item.value());
    }

    /**
     * A document.
     *
     * @param whole whether everything could be read that belongs into it
     */
    record Made(IndexDocument document, boolean whole) {}

    /** Gives all households of the archive. */
    void households(Consumer<HouseholdNumber> one) {
        List<HouseholdNumber> page = archive.numbers(Optional.empty(), PAGE, SYSTEM);
        while (!page.isEmpty()) {
            page.forEach(one);
            page = archive.numbers(Optional.of(page.get(page.size() - 1)), PAGE, SYSTEM);
        }
    }

    /** Gives all documents of a household, one after the other: together their texts may be large. */
    void each(HouseholdFile file, Consumer<Made> one) {
        one.accept(new Made(household(file), true));
        for (HouseholdFile.Shelf shelf : file.volumes()) {
            for (ItemView item : shelf.items()) {
                one.accept(item(file, shelf.volume().programme(), item));
            }
        }
    }

    /** The household; empty, and remembered, when what is stored of it cannot be read. */
    Optional<HouseholdFile> contents(HouseholdNumber number) {
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
            LOG.warn("{} could not be read for the index: {}", id, reason.code(), reason);
        }
    }

    /** The document of a household itself. */
    HouseholdDocument household(HouseholdFile file) {
        Household household = file.household();
        List<Member> members = new ArrayList<>(household.members());
        members.remove(household.head());
        members.add(0, household.head());
        return new HouseholdDocument(
                household.number().value(),
                place(household),
                file.volumes().stream().map(shelf -> shelf.volume().programme()).collect(Collectors.toSet()),
                members.stream().map(IndexDocuments::person).toList(),
                file.volumes().stream().map(shelf -> shelf.volume().code()).toList(),
                day(household.openedAt()));
    }

    /** The document of one of its papers, in a volume of this programme. */
    Made item(HouseholdFile file, String programme, ItemView item) {
        List<IndexedPerson> people = file.household().members().stream()
                .filter(member -> item.member().filter(member.id()::equals).isPresent())
                .map(IndexDocuments::person)
                .toList();
        Optional<List<String>> pages = pages(item);
        ItemDocument document = new ItemDocument(
                item.id().value(),
                item.household().value(),
                place(file.household()),
                programme,
                item.kind().code(),
                item.title(),
                people,
                List.of(item.code()),
                item.date(),
                pages.orElse(List.of()));
        return new Made(document, pages.isPresent());
    }

    /**
     * Words are found where their pages are: a paper whose pages went to another one has none.
     *
     * @return empty when they could not be read
     */
    private Optional<List<String>> pages(ItemView item) {
        Optional<RenditionView> text = item.text();
        if (text.isEmpty() || item.isEmptied()) {
            forget(item.id());
            return Optional.of(List.of());
        }
        try (InputStream bytes = archive.read(text.get().id(), SYSTEM)) {
            String words = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            forget(item.id());
            return Optional.of(List.of(
                    words.substring(0, Math.min(words.length(), LONGEST_TEXT)).split("\f", -1)));
        } catch (ArchiveException e) {
            // found by its title and people; its words are damaged
            passOver(item.id().value(), e);
            return Optional.empty();
        } catch (IOException e) {
            passOver(item.id().value(), new StoreFailed("read", e));
            return Optional.empty();
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
}
