package org.hudang.server.destruction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.Destruction.What;
import org.hudang.archive.destruction.DestructionList;
import org.hudang.archive.destruction.DestructionList.Line;
import org.hudang.archive.destruction.ListNumber;
import org.hudang.archive.destruction.ListUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.server.Fields;
import org.hudang.server.account.Person;
import org.hudang.server.account.Staff;
import org.hudang.server.household.MaskedText;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Lists of what is to be destroyed and was destroyed (销毁清册): a page of archivists of the bureau. */
@Controller
class DestructionPage {
    private final House house;
    private final DestructionDesk desk;

    DestructionPage(House house, DestructionDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** Lists name households of several townships: for others than the bureau there are none. */
    static Acting bureau(Staff staff) {
        if (!staff.township().equals(Acting.BUREAU)) {
            throw new NotFound();
        }
        return staff.acting();
    }

    /**
     * A volume on a list as shown.
     *
     * @param head masked name of the head of its household
     * @param title names masked
     * @param kept key of the word for what keeps it, when it was just tried; else empty
     */
    record Row(Line line, String head, String title, String kept) {}

    @GetMapping("/destructions")
    ModelAndView lists(@AuthenticationPrincipal Staff staff, Model model) {
        return showAll(staff, model);
    }

    @PostMapping("/destructions")
    ModelAndView draw(@AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        Acting acting = bureau(staff);
        try {
            return to(desk.draw(acting).number());
        } catch (ArchiveException refused) {
            return refused(refused, request, model, showAll(staff, model));
        }
    }

    @GetMapping("/destructions/{number}")
    ModelAndView list(@PathVariable String number, @AuthenticationPrincipal Staff staff, Model model) {
        return show(find(number, staff), List.of(), staff, model);
    }

    @GetMapping("/destructions/{number}/list.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        DestructionList list = find(number, staff);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(list.number() + ".pdf")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(desk.sheet(list.number(), bureau(staff)));
    }

    @PostMapping("/destructions/{number}/withdraw")
    ModelAndView withdraw(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        DestructionList list = find(number, staff);
        try {
            return to(desk.withdraw(list.number(), bureau(staff)).number());
        } catch (ArchiveException refused) {
            return refused(refused, request, model, show(list, List.of(), staff, model));
        }
    }

    @PostMapping("/destructions/{number}/file")
    ModelAndView file(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        DestructionList list = find(number, staff);
        try {
            return to(desk.file(list.number(), bureau(staff), request.getRemoteAddr())
                    .number());
        } catch (ArchiveException refused) {
            return refused(refused, request, model, show(list, List.of(), staff, model));
        }
    }

    /** There is no way back, so the number of the list is typed once more. */
    @PostMapping("/destructions/{number}/carry-out")
    ModelAndView carryOut(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        DestructionList list = find(number, staff);
        if (!again.strip().equals(list.number().value())) {
            model.addAttribute("mistyped", true);
            ModelAndView page = show(list, List.of(), staff, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            List<Done> done = desk.carryOut(list.number(), bureau(staff));
            return show(desk.list(list.number(), bureau(staff)), done, staff, model);
        } catch (ArchiveException refused) {
            return refused(refused, request, model, show(list, List.of(), staff, model));
        }
    }

    private DestructionList find(String number, Staff staff) {
        Acting acting = bureau(staff);
        ListNumber id = Fields.id(ListNumber::new, number);
        return Fields.found(ListUnknown.class, () -> desk.list(id, acting));
    }

    private static ModelAndView to(ListNumber number) {
        return new ModelAndView("redirect:/destructions/" + number);
    }

    private static ModelAndView refused(
            RuntimeException refused, HttpServletRequest request, Model model, ModelAndView page) {
        model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView showAll(Staff staff, Model model) {
        model.addAttribute("lists", desk.lists(bureau(staff)));
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("zone", house.settings().zone());
        return new ModelAndView("destructions");
    }

    private ModelAndView show(DestructionList list, List<Done> done, Staff staff, Model model) {
        Map<String, What> tried = new HashMap<>();
        done.forEach(one -> tried.put(one.volume().value(), one.what()));
        Map<HouseholdNumber, Household> households = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Line line : list.lines()) {
            Household household = households.computeIfAbsent(
                    line.household(),
                    number -> house.archive().household(number, staff.acting()).orElseThrow(NotFound::new));
            What what = tried.getOrDefault(line.volume().value(), What.BEFORE);
            boolean kept = what != What.BEFORE && what != What.DESTROYED && what != What.REFUSED;
            rows.add(new Row(
                    line,
                    Masking.name(household.head().name()),
                    MaskedText.of(line.facts().title(), household),
                    kept ? what.name() : ""));
        }
        model.addAttribute("list", list);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "waiting",
                list.lines().stream()
                        .anyMatch(line -> line.state().name().equals("LISTED")
                                || line.state().name().equals("DESTROYING")));
        model.addAttribute(
                "maker",
                house.accounts().person(list.drawnBy()).map(Person::displayName).orElse(list.drawnBy()));
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("zone", house.settings().zone());
        return new ModelAndView("destruction");
    }
}
