package org.hudang.server.household;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.journal.Histories.Asked;
import org.hudang.archive.journal.Histories.Choices;
import org.hudang.archive.journal.Histories.Page;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole history of a household (经过), a page at a time, by act or person where that is asked for. */
@Controller
class HistoryPage {
    private static final int ON_A_PAGE = 50;

    private final House house;
    private final HistoryTellers tellers;

    HistoryPage(House house, HistoryTellers tellers) {
        this.house = house;
        this.tellers = tellers;
    }

    /**
     * What is asked for in the address.
     *
     * @param act code; all when it is missing
     * @param by account; everybody when it is missing
     * @param before number of an entry; the newest when it is missing
     */
    record Wanted(
            @Nullable String act,
            @Nullable String by,
            @Nullable Long before) {
        Asked asked(int most) {
            return new Asked(
                    given(act), given(by), before == null ? OptionalLong.empty() : OptionalLong.of(before), most);
        }

        private static Optional<String> given(@Nullable String text) {
            return Optional.of(Fields.text(text)).filter(word -> !word.isEmpty());
        }
    }

    /** One thing that can be chosen. */
    record Choice(String value, String words) {}

    @GetMapping("/households/{number}/history")
    String history(
            @PathVariable String number,
            Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            Locale locale,
            Model model) {
        Household household = Households.require(house, number, staff);
        Page page = house.histories().page(household.number(), wanted.asked(ON_A_PAGE), staff.acting());
        Choices choices = house.histories().choices(household.number(), staff.acting());
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("rows", tellers.of(household, locale).rows(page.entries()));
        model.addAttribute("all", page.all());
        model.addAttribute("older", page.older().isPresent() ? page.older().getAsLong() : 0);
        model.addAttribute("acts", choices(choices.acts(), act -> tellers.act(act, locale)));
        model.addAttribute("people", choices(choices.people(), login -> tellers.name(login, locale)));
        model.addAttribute("wanted", wanted);
        return "history";
    }

    private static List<Choice> choices(List<String> values, UnaryOperator<String> words) {
        return values.stream()
                .map(value -> new Choice(value, words.apply(value)))
                .toList();
    }
}
