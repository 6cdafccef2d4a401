package org.hudang.server.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.SheetMaker;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.forms.CatalogueLine;
import org.hudang.forms.NoteLine;
import org.hudang.forms.PaperKind;
import org.hudang.forms.VolumeCover;
import org.hudang.forms.VolumeSheets;
import org.hudang.server.account.Person;
import org.hudang.server.household.MaskedText;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;

/** Composes cover, catalogue and note sheet of a volume (案卷封面、卷内文件目录、卷内备考表). */
public final class VolumeSheetPapers implements SheetMaker {
    private static final String NAME = "sheets.pdf";
    private static final String CLOSE = "close";
    private static final int MOST_NOTES = 500;

    private final House house;
    private final VolumeFacts facts;

    /** Asks this house when it is asked. */
    public VolumeSheetPapers(House house) {
        this.house = house;
        this.facts = new VolumeFacts(house);
    }

    /** For the archive: with names as they are, and the closing that is about to come. */
    @Override
    public Map<String, byte[]> sheets(VolumeId volume, VolumeCase after, Acting acting) {
        Shelf shelf = shelf(volume, Optional.of(after), acting);
        List<NoteLine> notes = notes(shelf, UnaryOperator.identity());
        List<String> how = after.ended()
                .map(end -> List.of(end.outcome().name(), end.on().toString()))
                .orElse(List.of("", ""));
        notes.add(new NoteLine(LocalDate.now(house.clock()), CLOSE, how, name(acting.user())));
        return Map.of(NAME, pdf(shelf, notes, UnaryOperator.identity()));
    }

    /** For screens: as the volume is now, names masked. */
    byte[] masked(VolumeId volume, Acting acting) {
        Shelf shelf = shelf(volume, Optional.empty(), acting);
        UnaryOperator<String> mask = text -> MaskedText.of(text, shelf.household());
        return pdf(shelf, notes(shelf, mask), mask);
    }

    /** For a copy of the whole file: as the volume is now, names in full. */
    public byte[] inFull(VolumeId volume, Acting acting) {
        Shelf shelf = shelf(volume, Optional.empty(), acting);
        return pdf(shelf, notes(shelf, UnaryOperator.identity()), UnaryOperator.identity());
    }

    /**
     * A volume with its people, its history, and where all pages of an item went.
     *
     * @param maker who opened it, by account
     */
    private record Shelf(
            Household household,
            Volume volume,
            VolumeCase matter,
            List<ItemView> items,
            Optional<String> maker,
            List<VolumeNotes.Note> history,
            Map<ItemId, PaperPlace> places,
            Map<ItemId, ItemId> gone) {
        /** Events for which the sheet has no room beside the one that is about to come. */
        int earlier() {
            return Math.max(0, history.size() - MOST_NOTES + 1);
        }
    }

    private Shelf shelf(VolumeId volume, Optional<VolumeCase> after, Acting acting) {
        Checklist checklist = house.checklists().atAGlance(volume, acting);
        HouseholdNumber number = checklist.volume().household();
        HouseholdFile file = house.archive().contents(number, acting);
        HouseholdFile.Shelf shelf = file.volumes().stream()
                .filter(one -> one.volume().id().equals(volume))
                .findFirst()
                .orElseThrow();
        List<JournalEntry> history = house.archive().journal(number, acting);
        VolumeNotes notes = new VolumeNotes(shelf.volume(), shelf.items(), this::township);
        return new Shelf(
                file.household(),
                shelf.volume(),
                after.orElse(checklist.matter()),
                shelf.items().stream()
                        .map(item -> house.arranging().counted(item, acting))
                        .toList(),
                notes.maker(history),
                notes.of(history),
                house.life().places().of(number, acting),
                gone(shelf.items(), acting));
    }

    private String township(String code) {
        return house.office().township(code).map(Office.Township::name).orElse(code);
    }

    private Map<ItemId, ItemId> gone(List<ItemView> items, Acting acting) {
        Map<ItemId, ItemId> gone = new HashMap<>();
        items.stream()
                .filter(ItemView::isEmptied)
                .forEach(
                        item -> house.arranging().of(item, acting).into().ifPresent(into -> gone.put(item.id(), into)));
        return gone;
    }

    private byte[] pdf(Shelf shelf, List<NoteLine> notes, UnaryOperator<String> mask) {
        LocalDate opened = day(shelf.volume().openedAt());
        List<ItemView> items = shelf.items();
        VolumeCover cover = new VolumeCover(
                house.office().bureau().name(),
                shelf.volume().programme(),
                mask.apply(shelf.volume().title()),
                items.stream().map(ItemView::date).min(LocalDate::compareTo).orElse(opened),
                items.stream().map(ItemView::date).max(LocalDate::compareTo).orElse(opened),
                VolumeFacts.period(
                        shelf.volume(), shelf.matter(), house.life().retention().policies()),
                items.size(),
                items.stream().mapToInt(item -> item.particulars().pages()).sum(),
                filingNumber(shelf.volume().code()),
                shelf.volume().code());
        String checker = notes.stream()
                .filter(note -> note.act().equals(CLOSE))
                .reduce((older, newer) -> newer)
                .map(NoteLine::who)
                .orElse("");
        VolumeSheets sheets = new VolumeSheets(
                house.forms()
                        .template(PaperKind.VOLUME_SHEETS, LocalDate.now(house.clock()))
                        .code(),
                cover,
                items.stream().map(item -> line(item, shelf, mask)).toList(),
                facts.situation(shelf.volume(), shelf.matter(), items, shelf.places(), shelf.earlier()),
                shelf.maker().map(this::name).orElse("—"),
                checker,
                opened,
                notes);
        return house.forms().compose(sheets).pdf();
    }

    private List<NoteLine> notes(Shelf shelf, UnaryOperator<String> mask) {
        Map<String, String> names = new HashMap<>();
        List<NoteLine> notes = new ArrayList<>();
        for (VolumeNotes.Note note :
                shelf.history().subList(shelf.earlier(), shelf.history().size())) {
            notes.add(new NoteLine(
                    day(note.entry().at()),
                    note.act(),
                    note.details().stream().map(mask).toList(),
                    names.computeIfAbsent(note.entry().who(), this::name)));
        }
        return notes;
    }

    /** Where the paper original lies stands in the last column (备注). */
    private static CatalogueLine line(ItemView item, Shelf shelf, UnaryOperator<String> mask) {
        Optional<PaperPlace> place = Optional.ofNullable(shelf.places().get(item.id()));
        Optional<ItemId> gone = Optional.ofNullable(shelf.gone().get(item.id()));
        return new CatalogueLine(
                number(item),
                item.particulars().documentNumber(),
                mask.apply(item.responsible()),
                mask.apply(item.title()),
                item.date(),
                item.particulars().secrecy().name(),
                item.particulars().pages(),
                shelf.items().stream()
                        .filter(other -> gone.filter(other.id()::equals).isPresent())
                        .map(VolumeSheetPapers::number)
                        .findFirst()
                        .orElse(""),
                mask.apply(place.map(PaperPlace::line).orElse("")));
    }

    /** Number of an item in its volume (件号), as the archival code has it. */
    private static String number(ItemView item) {
        return item.code().substring(item.code().lastIndexOf('-') + 1);
    }

    private String name(String login) {
        return house.accounts().person(login).map(Person::displayName).orElse(login);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, house.settings().zone());
    }

    /** 归档号: the code without its fonds, as it was given when the volume was opened. */
    private static String filingNumber(String code) {
        return code.substring(code.indexOf('-') + 1);
    }
}
