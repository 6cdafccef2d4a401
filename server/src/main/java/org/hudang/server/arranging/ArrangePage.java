package org.hudang.server.arranging;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.arranging.Arranged;
import org.hudang.archive.arranging.Arrangement;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.Fields;
import org.hudang.server.TypedDay;
import org.hudang.server.account.Staff;
import org.hudang.server.household.MaskedText;
import org.hudang.server.household.NotFound;
import org.hudang.server.intake.PaperKinds;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts the pages of a paper in order (页面整理): pages to tick, and buttons; works without script. */
@Controller
class ArrangePage {
    private final House house;
    private final ArrangeDesk desk;

    ArrangePage(House house, ArrangeDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** A choice of a list. */
    record Choice(String value, String words) {}

    @GetMapping("/items/{id}/arrange")
    ModelAndView page(@PathVariable String id, @AuthenticationPrincipal Staff staff, Model model) {
        return show(item(id, staff), staff, model);
    }

    @PostMapping("/items/{id}/arrange")
    ModelAndView arrange(
            @PathVariable String id,
            ArrangeForm form,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        ItemView item = item(id, staff);
        try {
            Arranged arranged = desk.arrange(item.id(), Fields.key(form.key()), form.wanted(), staff);
            return new ModelAndView("redirect:/items/" + arranged.arrangement().item() + "/arrange");
        } catch (ArchiveException | ServerException | PageNotRendered refused) {
            model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
            ModelAndView page = show(item(id, staff), staff, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ItemView item(String id, Staff staff) {
        return house.archive().item(Fields.id(ItemId::new, id), staff.acting()).orElseThrow(NotFound::new);
    }

    private ModelAndView show(ItemView item, Staff staff, Model model) {
        Household household =
                house.archive().household(item.household(), staff.acting()).orElseThrow(NotFound::new);
        Arrangement now = house.arranging().of(item, staff.acting());
        Optional<ItemId> into = now.into();
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("item", item);
        model.addAttribute("paper", MaskedText.of(item.title(), household));
        model.addAttribute("base", now.base());
        model.addAttribute("undoable", now.isUndoable());
        model.addAttribute("pages", into.isPresent() ? 0 : house.pictures().pages(item, staff.acting()));
        model.addAttribute("into", into.map(ItemId::value).orElse(""));
        model.addAttribute("key", ArrangeForm.freshKey());
        model.addAttribute("kinds", PaperKinds.codes());
        model.addAttribute("kind", item.kind().code());
        model.addAttribute("date", TypedDay.typed(item.date()));
        model.addAttribute(
                "members",
                household.members().stream()
                        .map(member -> new Choice(member.id().value(), Masking.name(member.name())))
                        .toList());
        model.addAttribute("others", others(item, household, staff));
        return new ModelAndView("arrange");
    }

    /** Papers of the same volume that still have pages of their own. */
    private List<Choice> others(ItemView item, Household household, Staff staff) {
        return house.archive().contents(item.household(), staff.acting()).volumes().stream()
                .filter(shelf -> shelf.volume().id().equals(item.volume()))
                .flatMap(shelf -> shelf.items().stream())
                .filter(other -> !other.id().equals(item.id()) && !other.isEmptied())
                .map(other -> new Choice(
                        other.id() + ":" + other.orders(),
                        other.number() + " " + MaskedText.of(other.title(), household)))
                .toList();
    }
}
