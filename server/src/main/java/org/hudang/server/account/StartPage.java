package org.hudang.server.account;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.Figures;
import org.hudang.server.platform.House;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: who works with households at the search, everybody else at what his role may do. */
@Controller
class StartPage {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final House house;

    StartPage(House house) {
        this.house = house;
    }

    @GetMapping("/")
    String start(@AuthenticationPrincipal Staff staff, Authentication signedIn, Model model) {
        if (Arrival.seesHouseholds(signedIn)) {
            return "redirect:/find";
        }
        model.addAttribute("staff", staff);
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(role -> Arrival.has(signedIn, role))
                        .map(Role::name)
                        .toList());
        boolean administrator = Arrival.has(signedIn, Role.SYSTEM_ADMINISTRATOR);
        model.addAttribute("administrator", administrator);
        model.addAttribute("troubles", administrator ? house.upkeep().troubles() : Map.of());
        model.addAttribute("figures", administrator ? figures() : List.of());
        return "start";
    }

    /** A figure and how it is called in the bundle of the pages. */
    record Figure(String key, String value) {}

    private List<Figure> figures() {
        Figures now = Figures.of(house);
        List<Figure> rows = new ArrayList<>(List.of(
                new Figure("volumes", Long.toString(now.rounds().volumes())),
                new Figure("never", Long.toString(now.rounds().never())),
                new Figure("oldest", now.rounds().oldest().map(this::minute).orElse("—")),
                new Figure("damages", Long.toString(now.rounds().damages())),
                new Figure("healed", Long.toString(now.rounds().healed()))));
        now.lag().ifPresent(lag -> {
            rows.add(new Figure("lacking", Long.toString(lag.versions() + lag.records())));
            rows.add(new Figure("since", lag.since().map(this::minute).orElse("—")));
        });
        return rows;
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(house.clock().getZone()));
    }
}
