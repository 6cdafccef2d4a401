package org.hudang.archive.transfer;

import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;

/** A household with a whole case, ready to be handed over. */
final class PackageBed {
    static final String SENDER = "示例县民政局（样例）";

    final ArchiveBed bed;
    final ArchiveRooms rooms;
    final Archive archive;
    final Household home;
    final Volume whole;

    PackageBed(TestDatabase database, Path folder) {
        this(database, folder, builder -> builder);
    }

    /** @param with what else the archive of the sender has */
    PackageBed(TestDatabase database, Path folder, UnaryOperator<ArchiveBuilder> with) {
        bed = new ArchiveBed(ArchiveBed.emptied(database), folder, 35);
        rooms = with.apply(bed.builder(Steps.SILENT)
                        .papers((item, acting) -> new Paper.ByHand())
                        .scanner(VirusScanner.NONE))
                .rooms();
        archive = rooms.archive();
        home = household(archive, "h", TOWN_A);
        whole = volume(archive, "v", home.number(), TOWN_A);
        List<NewItem> papers = new ArrayList<>();
        Materials.standard().rows("DB", BusinessType.NEW).orElseThrow().stream()
                .filter(row ->
                        row.need() == Material.Need.REQUIRED && row.when().isEmpty())
                .forEach(row -> papers.add(paper(row.kind().code())));
        archive.file(new Filing("all", whole.id(), "papers", papers), TOWN_A);
    }

    /** One more volume with one paper of the same kind, which lacks everything else. */
    Volume poorVolume() {
        Volume poor = volume(archive, "v2", home.number(), TOWN_A);
        archive.file(new Filing("one", poor.id(), "papers", List.of(paper("application"))), TOWN_A);
        return poor;
    }

    Handed export(Path target, Faults faults) {
        return export(Form.BAG, target, faults);
    }

    Handed export(Form form, Path target, Faults faults) {
        return rooms.packages().export(new Order(home.number(), form, SENDER, faults), target, TOWN_A);
    }

    /** Files one more paper into the whole case. */
    ItemId file(NewItem item) {
        return archive.file(new Filing("file/" + item.title(), whole.id(), "more", List.of(item)), TOWN_A)
                .items()
                .get(0)
                .id();
    }

    static NewItem paper(String kind) {
        return paper(
                kind,
                new NewRendition(
                        RenditionRole.ORIGINAL,
                        kind + ".txt",
                        "text/plain",
                        ContentSource.of(("样例 " + kind).getBytes(StandardCharsets.UTF_8))));
    }

    /** A paper of these files. */
    static NewItem paper(String kind, NewRendition... files) {
        return new NewItem(
                new ItemKind(kind),
                kind,
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "张样例",
                new Particulars("", Secrecy.RESTRICTED, 1),
                List.of(files));
    }
}
