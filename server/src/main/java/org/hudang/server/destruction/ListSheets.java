package org.hudang.server.destruction;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.destruction.DestructionList;
import org.hudang.archive.destruction.DestructionList.Line;
import org.hudang.archive.destruction.ListSheet;
import org.hudang.archive.retention.Proposal;
import org.hudang.forms.DestructionSheet;
import org.hudang.forms.PaperKind;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;
import org.hudang.server.account.Person;
import org.hudang.server.platform.House;

/** Composes the sheet of a list. */
final class ListSheets implements ListSheet {
    private static final String ROLE = "bureau";

    private final House house;

    ListSheets(House house) {
        this.house = house;
    }

    /** The template in force on the day on which a list was drawn up. */
    TemplateCode template(DestructionList list) {
        return house.forms().template(PaperKind.DESTRUCTION_LIST, day(list)).code();
    }

    private LocalDate day(DestructionList list) {
        return LocalDate.ofInstant(list.drawnAt(), house.settings().zone());
    }

    @Override
    public byte[] compose(DestructionList list, Acting acting) {
        Map<String, String> names = new HashMap<>();
        String bureau = house.office().bureau().name();
        DestructionSheet sheet = new DestructionSheet(
                template(list),
                bureau,
                list.number().value(),
                day(list),
                name(list.drawnBy(), names),
                list.lines().stream().map(line -> line(line, names)).toList(),
                SealSpot.round(ROLE, bureau));
        return house.forms().compose(sheet).pdf();
    }

    private DestructionSheet.Line line(Line line, Map<String, String> names) {
        return new DestructionSheet.Line(
                line.facts().code(),
                line.facts().title(),
                line.facts().period(),
                line.facts().countedFrom(),
                line.facts().expiredOn(),
                line.held().codes().size(),
                line.held().pages(),
                line.said().stream()
                        .map(Proposal.Word::by)
                        .map(login -> name(login, names))
                        .collect(Collectors.joining("、")));
    }

    private String name(String login, Map<String, String> names) {
        return names.computeIfAbsent(
                login,
                one -> house.accounts().person(one).map(Person::displayName).orElse(one));
    }
}
