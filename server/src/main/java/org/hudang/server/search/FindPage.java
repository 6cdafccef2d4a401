package org.hudang.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.search.Found;
import org.hudang.search.Hit;
import org.hudang.search.Kind;
import org.hudang.search.Query;
import org.hudang.search.QueryRefused;
import org.hudang.search.Snippet;
import org.hudang.search.Total;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Masked;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Sentences;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds households and papers (查找). */
@Controller
class FindPage {
    private final House house;

    FindPage(House house) {
        this.house = house;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/find";
    }

    @GetMapping("/find")
    String find(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Staff staff,
            java.util.Locale locale,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("staff", staff);
        if (q.isBlank()) {
            return "find";
        }
        try {
            Found found = house.search().find(Query.of(q.strip()), staff.caller());
            model.addAttribute("rows", found.hits().stream().map(this::row).toList());
            model.addAttribute("total", found.total().value());
            model.addAttribute("more", found.total() instanceof Total.AtLeast);
            model.addAttribute("words", String.join("、", found.words()));
            model.addAttribute(
                    "looser", found.looser().stream().map(FindPage::looser).toList());
        } catch (QueryRefused refused) {
            model.addAttribute("refused", Sentences.of(refused, locale).sentence());
        }
        return "find";
    }

    private Row row(Hit hit) {
        boolean isHousehold = hit.kind() == Kind.HOUSEHOLD;
        String link = isHousehold ? "/households/" + hit.household() : "/items/" + hit.id();
        String title = isHousehold ? Masked.name(hit.title()) : hit.title();
        return new Row(
                link,
                title,
                isHousehold,
                String.join(" ", hit.codes()),
                hit.place().village(),
                hit.matchedBy().name(),
                hit.page().isPresent() ? Optional.of(hit.page().getAsInt()) : Optional.empty(),
                hit.snippet().map(FindPage::parts).orElse(List.of()));
    }

    private static LooserLink looser(Found.Looser looser) {
        return new LooserLink(
                looser.query().text(), looser.change().name(), looser.total().value());
    }

    private static List<Part> parts(Snippet snippet) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (Snippet.Mark mark : snippet.marks()) {
            parts.add(new Part(snippet.text().substring(at, mark.start()), false));
            parts.add(new Part(snippet.text().substring(mark.start(), mark.end()), true));
            at = mark.end();
        }
        parts.add(new Part(snippet.text().substring(at), false));
        return parts;
    }

    /**
     * A row of the answer.
     *
     * @param link where it leads
     * @param title masked where it is a name
     * @param household whether it is a household; else a paper
     * @param codes archival codes
     * @param village where
     * @param reason key of the words that say why it was found
     * @param page page of the snippet
     * @param parts words around the place found
     */
    record Row(
            String link,
            String title,
            boolean household,
            String codes,
            String village,
            String reason,
            Optional<Integer> page,
            List<Part> parts) {}

    /**
     * A piece of a snippet.
     *
     * @param text as it stands
     * @param marked whether it is what was looked for
     */
    record Part(String text, boolean marked) {}

    /**
     * A looser search that finds something.
     *
     * @param text what is looked for
     * @param change key of the words that say what was given up
     * @param total what it finds
     */
    record LooserLink(String text, String change, long total) {}
}
