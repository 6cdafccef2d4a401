package org.hudang.server.household;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.Histories.Page;
import org.hudang.server.account.Staff;
import org.hudang.server.household.HistoryPage.Wanted;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of a household, for programs. */
@RestController
class HistoryApi {
    private final House house;
    private final HistoryTellers tellers;

    HistoryApi(House house, HistoryTellers tellers) {
        this.house = house;
        this.tellers = tellers;
    }

    /**
     * A page of the history, the newest first.
     *
     * @param all how many there are that were asked for, on all pages
     * @param older to be asked for as {@code before} of the next page; null on the last one
     */
    record HistoryView(
            List<EntryView> entries, long all, @Nullable Long older) {}

    /**
     * An entry.
     *
     * @param by account
     * @param act stable code
     * @param object identifier of what was acted on
     * @param said in the reader's language, names masked
     */
    record EntryView(long number, Instant at, String by, String act, String object, String said) {}

    /** At most 500 on a page; 50 where nothing is said. */
    @GetMapping("/api/v1/households/{number}/history")
    HistoryView history(
            @PathVariable String number,
            Wanted wanted,
            @RequestParam(defaultValue = "50") int most,
            @AuthenticationPrincipal Staff staff,
            Locale locale) {
        Household household = Households.require(house, number, staff);
        Page page = house.histories().page(household.number(), wanted.asked(most), staff.acting());
        History teller = tellers.of(household, locale);
        return new HistoryView(
                page.entries().stream()
                        .map(entry -> new EntryView(
                                entry.number(),
                                entry.at(),
                                entry.who(),
                                entry.act(),
                                entry.object(),
                                teller.said(entry)))
                        .toList(),
                page.all(),
                page.older().isPresent() ? page.older().getAsLong() : null);
    }
}
