package org.hudang.search;

import java.time.LocalDate;
import java.util.List;

/**
 * A filed paper (件).
 *
 * @param id of the item
 * @param household number of its household
 * @param programme code of the programme of its volume
 * @param itemKind code of the kind of paper
 * @param title as in the catalogue of the volume
 * @param people whom the paper is about; may be empty
 * @param codes the archival code first, where there is one
 * @param date of the paper
 * @param pages the text of each page, in order; empty when there is no text
 */
public record ItemDocument(
        String id,
        String household,
        Place place,
        String programme,
        String itemKind,
        String title,
        List<IndexedPerson> people,
        List<String> codes,
        LocalDate date,
        List<String> pages)
        implements IndexDocument {

    /** Longest text of a paper that is indexed, in UTF-16 units over all pages. */
    public static final int LONGEST_TEXT = 20_000_000;

    public ItemDocument {
        IndexDocument.requireKey("id", id);
        IndexDocument.requireKey("household", household);
        people = List.copyOf(people);
        codes = List.copyOf(codes);
        pages = List.copyOf(pages);
        IndexDocument.requireShort("programme", programme);
        IndexDocument.requireShort("itemKind", itemKind);
        codes.forEach(code -> IndexDocument.requireShort("codes", code));
        long length = pages.stream().mapToLong(String::length).sum();
        if (length > LONGEST_TEXT) {
            throw new DocumentRefused("pages", "at most " + LONGEST_TEXT + " characters", length + " characters");
        }
    }

    @Override
    public Kind kind() {
        return Kind.ITEM;
    }

    @Override
    public String toString() {
        return "ItemDocument[" + id + ", " + pages.size() + " pages]";
    }
}
