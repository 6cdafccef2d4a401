package org.hudang.server.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hudang.search.Found;
import org.hudang.search.Query;
import org.hudang.search.QueryRefused;
import org.hudang.search.SearchException;
import org.hudang.search.Total;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.household.MaskedText;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Sentences;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Finds households and papers (查找). */
@Controller
class FindPage {
    /** What moves or hides other characters, or is none; nobody types it on purpose. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private final House house;

    FindPage(House house) {
        this.house = house;
    }

    @GetMapping("/find")
    String find(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String q = INVISIBLE.matcher(typed).replaceAll(" ").strip();
        model.addAttribute("q", q);
        model.addAttribute("asked", MaskedText.of(q));
        model.addAttribute("staff", staff);
        if (q.isBlank()) {
            model.addAttribute("receives", request.isUserInRole(Role.ARCHIVIST.name()));
            model.addAttribute("answers", may(request, Role::takesRequests));
            model.addAttribute("decides", may(request, Role::decidesRetention));
            return "find";
        }
        Locale locale = RequestContextUtils.getLocale(request);
        try {
            Found found = house.search().find(Query.of(q), staff.caller());
            model.addAttribute(
                    "rows",
                    ShownHit.of(found.hits(), house.archive(), house.life().origins(), staff.acting()));
            model.addAttribute("total", found.total().value());
            model.addAttribute("more", found.total() instanceof Total.AtLeast);
            model.addAttribute("words", MaskedText.of(String.join("、", found.words())));
            model.addAttribute(
                    "looser", found.looser().stream().map(FindPage::looser).toList());
        } catch (QueryRefused refused) {
            model.addAttribute("refused", Sentences.of(refused, locale).sentence());
        } catch (SearchException away) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            Sentences.Spoken spoken = Sentences.of(away, locale);
            model.addAttribute("refused", spoken.sentence() + " (" + spoken.code() + ")");
        }
        return "find";
    }

    private static boolean may(HttpServletRequest request, Predicate<Role> allowed) {
        return Arrays.stream(Role.values()).filter(allowed).anyMatch(role -> request.isUserInRole(role.name()));
    }

    private static LooserLink looser(Found.Looser looser) {
        String text = looser.query().text();
        return new LooserLink(
                text,
                MaskedText.of(text),
                looser.change().name(),
                looser.total().value());
    }

    /**
     * A looser search that finds something.
     *
     * @param text what is looked for
     * @param shown the same, numbers masked
     * @param change key of the words that say what was given up
     * @param total what it finds
     */
    record LooserLink(String text, String shown, String change, long total) {}
}
