package org.hudang.server.household;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.Confined;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.forms.FileFront;
import org.hudang.forms.FileFront.What;
import org.hudang.forms.FileSlip.Reason;
import org.hudang.forms.PageNumbers;
import org.hudang.forms.PaperKind;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.file.BindAnswer;
import org.hudang.forms.file.BindJob;
import org.hudang.forms.file.BindMain;
import org.hudang.forms.file.Binding;
import org.hudang.server.account.Person;
import org.hudang.server.completeness.VolumeSheetPapers;
import org.hudang.server.household.BoundFiles.Bound;
import org.hudang.server.platform.DeleteTree;
import org.hudang.server.platform.House;

/** One binding: what is taken in, what stands in place of what cannot be, and the work of the child. */
final class BindingRun {
    private static final int MOST_PAGES = 5000;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration LOOKING = Duration.ofMinutes(1);
    private static final Duration BINDING = Duration.ofMinutes(2);
    private static final String PDF = "application/pdf";
    private static final Map<String, DocumentType> PICTURES =
            Map.of("image/jpeg", DocumentType.JPEG, "image/png", DocumentType.PNG, "image/tiff", DocumentType.TIFF);

    private final House house;
    private final Confined confined;
    private final Path work;
    private final Acting acting;
    private final LocalDate today;
    private int files;

    BindingRun(House house, Confined confined, Path work, Acting acting) throws IOException {
        this.house = house;
        this.confined = confined;
        this.work = Files.createTempDirectory(work, "run-");
        this.acting = acting;
        this.today = LocalDate.now(house.clock());
    }

    Bound bind(HouseholdNumber number) throws IOException {
        try {
            HouseholdFile file = house.archive().contents(number, acting);
            List<Leaf> leaves = looked(collect(file));
            Path target = work.resolve("bound.pdf");
            int pages = bind(file.household(), leaves, target);
            Path result = Files.createTempFile(house.directory().temporary(), "bound-", ".pdf");
            Files.move(target, result, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            int slips = Math.toIntExact(
                    leaves.stream().filter(leaf -> leaf.what() == What.SLIP).count());
            return new Bound(result, pages, slips);
        } finally {
            DeleteTree.delete(work);
        }
    }

    private List<Leaf> collect(HouseholdFile file) throws IOException {
        VolumeSheetPapers sheets = new VolumeSheetPapers(house);
        List<Leaf> leaves = new ArrayList<>();
        for (HouseholdFile.Shelf shelf : file.volumes()) {
            Path cover = next();
            Files.write(cover, sheets.inFull(shelf.volume().id(), acting));
            leaves.add(new Leaf(
                    What.VOLUME,
                    shelf.volume().code(),
                    shelf.volume().title(),
                    new Leaf.Subject("—", "", ""),
                    cover,
                    0));
            for (ItemView item : shelf.items()) {
                leaves.add(leaf(item));
            }
        }
        return leaves;
    }

    private Leaf leaf(ItemView item) throws IOException {
        RenditionView original = item.original();
        Leaf leaf = new Leaf(
                What.PAPER,
                item.code(),
                item.title(),
                new Leaf.Subject(original.fileName(), original.sha256(), original.sm3()),
                work,
                0);
        if (original.mediaType().equals(Quarantine.MEDIA_TYPE)) {
            return slip(leaf, Reason.QUARANTINED);
        }
        if (item.isEmptied()) {
            return slip(leaf, Reason.ELSEWHERE);
        }
        Optional<RenditionView> pdf = pdf(item);
        if (pdf.isPresent()) {
            return taking(leaf, copied(pdf.get()));
        }
        DocumentType type = PICTURES.get(original.mediaType());
        if (type == null) {
            return slip(leaf, Reason.FORMAT);
        }
        Path picture = copied(original);
        Path target = next();
        try {
            int pages = house.intake().pdfaCopies().copy(picture, type, target);
            return taking(leaf, target).having(pages);
        } catch (PageNotRendered e) {
            return slip(leaf, Reason.UNREADABLE);
        } finally {
            Files.delete(picture);
        }
    }

    /** What is printed of a paper: its pages in the order they have now, its newest signed copy or itself when it is a PDF, else its copy as PDF/A. */
    private static Optional<RenditionView> pdf(ItemView item) {
        Optional<RenditionView> working =
                item.working().filter(one -> one.mediaType().equals(PDF));
        if (working.isPresent()) {
            return working;
        }
        if (item.original().mediaType().equals(PDF)) {
            return Optional.of(item.kept().orElseGet(item::original));
        }
        return item.pdfa();
    }

    private static Leaf taking(Leaf leaf, Path file) {
        return new Leaf(leaf.what(), leaf.code(), leaf.title(), leaf.subject(), file, 0);
    }

    private Path copied(RenditionView rendition) throws IOException {
        Path file = next();
        house.archive().noteView(rendition.id(), new Viewing.Copy(rendition.id().value()), acting);
        try (InputStream bytes = house.archive().read(rendition.id(), acting)) {
            Files.copy(bytes, file);
        }
        return file;
    }

    /** Counts pages, and puts slips in place of what cannot be printed. */
    private List<Leaf> looked(List<Leaf> leaves) throws IOException {
        List<Leaf> looked = new ArrayList<>();
        int pages = 0;
        while (looked.size() < leaves.size()) {
            List<Leaf> rest = leaves.subList(looked.size(), leaves.size());
            BindAnswer answer =
                    run(new BindJob.Look(rest.stream().map(Leaf::file).toList()), LOOKING);
            if (answer.parts().isEmpty()) {
                throw ChildUnavailable.busy();
            }
            for (int i = 0; i < answer.parts().size(); i++) {
                Leaf leaf = seen(rest.get(i), answer.parts().get(i), MOST_PAGES - pages);
                pages += leaf.pages();
                looked.add(leaf);
            }
        }
        return looked;
    }

    private Leaf seen(Leaf leaf, BindAnswer.Found found, int most) throws IOException {
        if (leaf.what() != What.PAPER) {
            return leaf.having(found.pages());
        }
        if (found.pages() == 0) {
            return slip(leaf, Reason.UNREADABLE);
        }
        if (found.layered()) {
            return slip(leaf, Reason.LAYERS);
        }
        return found.pages() > most ? slip(leaf, Reason.TOO_LARGE) : leaf.having(found.pages());
    }

    private Leaf slip(Leaf leaf, Reason reason) throws IOException {
        Path file = next();
        TemplateCode template = template(PaperKind.FILE_SLIP);
        Files.write(
                file,
                Printable.compose(house.forms(), printable -> leaf.slip(template, reason, printable))
                        .pdf());
        return leaf.slip(file);
    }

    /** Binds; over whatever paper the child dies, a slip takes its place. Returns the pages. */
    private int bind(Household household, List<Leaf> leaves, Path target) throws IOException {
        while (true) {
            int ahead = front(household, leaves, 0).pages();
            int pages = ahead + leaves.stream().mapToInt(Leaf::pages).sum();
            Path first = next();
            Files.write(first, front(household, leaves, ahead).pdf());
            Path numbers = next();
            Files.write(
                    numbers,
                    house.forms()
                            .compose(new PageNumbers(
                                    template(PaperKind.PAGE_NUMBERS),
                                    household.number().value(),
                                    pages))
                            .pdf());
            List<Binding.Part> parts =
                    new ArrayList<>(List.of(new Binding.Part(household.number().value(), 1, first)));
            for (Leaf leaf : leaves) {
                parts.add(new Binding.Part(leaf.title(), leaf.what() == What.VOLUME ? 1 : 2, leaf.file()));
            }
            String title = household.number().value();
            Files.deleteIfExists(target);
            BindAnswer answer = run(new BindJob.Bind(new Binding(title, numbers, parts, target)), BINDING);
            if (answer.done()) {
                return pages;
            }
            int failed = answer.parts().size() - 2;
            if (failed < 0 || leaves.get(failed).what() != What.PAPER) {
                throw ChildUnavailable.busy();
            }
            leaves.set(failed, slip(leaves.get(failed), Reason.UNREADABLE));
        }
    }

    /**
     * Front and contents.
     *
     * @param ahead its own pages; 0 while nobody knows
     */
    private org.hudang.forms.ComposedPaper front(Household household, List<Leaf> leaves, int ahead) {
        TemplateCode template = template(PaperKind.FILE_FRONT);
        return Printable.compose(house.forms(), printable -> {
            List<FileFront.Entry> entries = new ArrayList<>();
            int page = ahead + 1;
            for (Leaf leaf : leaves) {
                entries.add(new FileFront.Entry(
                        leaf.what(), leaf.code(), printable.line(leaf.title(), 200), ahead == 0 ? 0 : page));
                page += leaf.pages();
            }
            return new FileFront(
                    template,
                    house.office().bureau().name(),
                    printable.line(household.head().name().value(), 60),
                    household.number().value(),
                    LocalDate.ofInstant(household.openedAt(), house.settings().zone()),
                    today,
                    printable.line(
                            house.accounts()
                                    .person(acting.user())
                                    .map(Person::displayName)
                                    .orElse(acting.user()),
                            60),
                    entries,
                    ahead == 0 ? 0 : page - 1);
        });
    }

    private BindAnswer run(BindJob job, Duration limit) throws IOException {
        Path asked = next();
        Path answer = next();
        job.write(asked);
        confined.run(
                new Confined.Job(BindMain.class, List.of(asked.toString(), answer.toString()), HEAP_MEGABYTES, limit));
        return BindAnswer.read(answer);
    }

    private TemplateCode template(PaperKind kind) {
        return house.forms().template(kind, today).code();
    }

    /** A file that is not there yet. */
    private Path next() {
        return work.resolve("f" + ++files);
    }
}
