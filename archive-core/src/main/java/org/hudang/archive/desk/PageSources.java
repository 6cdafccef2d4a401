package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.arranging.OnePage;
import org.hudang.archive.arranging.PageEdit;
import org.hudang.archive.arranging.PageMeans;
import org.hudang.archive.arranging.PagesFixed;
import org.hudang.archive.arranging.SignedPaper;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.PageAssembly;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/** Takes pages out of originals: each original is copied once for an edit, and made a PDF where it is a picture. */
final class PageSources {
    private static final String PDF = "application/pdf";
    private static final String PAGE = "\f";
    private static final Map<String, DocumentType> PICTURES =
            Map.of("image/jpeg", DocumentType.JPEG, "image/png", DocumentType.PNG, "image/tiff", DocumentType.TIFF);

    private final StorageRoot store;
    private final Optional<PageMeans> means;

    PageSources(StorageRoot store, Optional<PageMeans> means) {
        this.store = store;
        this.means = means;
    }

    /** The table for one edit; what lies on it goes when it is closed. */
    Table table(PageShelf shelf) {
        PageMeans with = means.orElseThrow(ChildUnavailable::busy);
        try {
            return new Table(shelf, with.intake(), Files.createTempDirectory(with.folder(), "pages-"));
        } catch (IOException e) {
            throw new StoreFailed("work directory", e);
        }
    }

    /** What one edit works on. */
    final class Table implements AutoCloseable {
        private final PageShelf shelf;
        private final Intake intake;
        private final Path folder;
        private final Map<RenditionId, Path> pdfs = new HashMap<>();
        private int files;

        private Table(PageShelf shelf, Intake intake, Path folder) {
            this.shelf = shelf;
            this.intake = intake;
            this.folder = folder;
        }

        PageShelf shelf() {
            return shelf;
        }

        /** How many pages the original of a paper has. */
        int count(ItemView item) {
            Path pdf = pdf(item.original().id());
            if (!(intake.examine(pdf, "paper.pdf") instanceof Examined.Accepted accepted) || accepted.pages() < 1) {
                throw new PagesFixed(item.code());
            }
            if (accepted.pages() > PageEdit.MOST) {
                throw new CommandRefused("pages", "<= " + PageEdit.MOST);
            }
            return accepted.pages();
        }

        /** Makes the working copy. */
        Path assembled(ItemView item, List<OnePage> pages) {
            Map<RenditionId, Integer> places = new LinkedHashMap<>();
            List<Path> sources = new ArrayList<>();
            List<PageAssembly.Piece> pieces = new ArrayList<>();
            for (OnePage page : pages) {
                int source = places.computeIfAbsent(page.of(), of -> {
                    sources.add(pdf(of));
                    return sources.size() - 1;
                });
                pieces.add(new PageAssembly.Piece(source, page.page(), page.turn()));
            }
            if (sources.size() > PageAssembly.MOST_SOURCES || pieces.size() > PageEdit.MOST) {
                throw new CommandRefused("pages", "<= " + PageEdit.MOST);
            }
            Path target = next();
            try {
                intake.pageAssembly().assemble(sources, pieces, target);
                return target;
            } catch (PageNotRendered failed) {
                if (failed.finding().code() == IntakeCode.SIGNED_PAGES) {
                    throw new SignedPaper(item.code());
                }
                throw failed;
            }
        }

        /** The words of these pages, where each of their originals was read page by page. */
        Optional<byte[]> words(List<OnePage> pages) {
            Map<RenditionId, Optional<String[]>> read = new HashMap<>();
            StringBuilder words = new StringBuilder();
            for (OnePage page : pages) {
                Optional<String[]> text = read.computeIfAbsent(page.of(), this::text);
                if (text.filter(all -> page.page() <= all.length).isEmpty()) {
                    return Optional.empty();
                }
                words.append(words.isEmpty() ? "" : PAGE).append(text.get()[page.page() - 1]);
            }
            return Optional.of(words.toString().getBytes(StandardCharsets.UTF_8));
        }

        /** Words that stand behind an order of pages are not those of the original. */
        private Optional<String[]> text(RenditionId of) {
            ItemView item = shelf.owned(of).item();
            Optional<RenditionView> text = item.renditions().stream()
                    .takeWhile(one -> one.role() != RenditionRole.PAGE_ORDER)
                    .filter(one -> one.role() == RenditionRole.TEXT)
                    .findFirst();
            return text.map(one -> {
                try (InputStream in = open(one)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8).split(PAGE, -1);
                } catch (IOException e) {
                    throw new StoreFailed("read", e);
                }
            });
        }

        private Path pdf(RenditionId of) {
            Path known = pdfs.get(of);
            if (known == null) {
                known = made(shelf.owned(of));
                pdfs.put(of, known);
            }
            return known;
        }

        private Path made(PageShelf.Owned original) {
            String mediaType = original.rendition().mediaType();
            if (mediaType.equals(PDF)) {
                return copied(original.rendition());
            }
            Optional<RenditionView> copy = original.item().pdfa();
            if (copy.isPresent()) {
                return copied(copy.get());
            }
            DocumentType type = PICTURES.get(mediaType);
            if (type == null) {
                throw new PagesFixed(original.item().code());
            }
            Path target = next();
            intake.pdfaCopies().copy(copied(original.rendition()), type, target);
            return target;
        }

        private Path copied(RenditionView rendition) {
            Path file = next();
            try (InputStream in = open(rendition)) {
                Files.copy(in, file);
                return file;
            } catch (IOException e) {
                throw new StoreFailed("work directory", e);
            }
        }

        InputStream open(RenditionView rendition) {
            return new PageOrders(store).open(shelf.file(rendition));
        }

        /** A file that is not there yet. */
        private Path next() {
            return folder.resolve("f" + ++files);
        }

        @Override
        public void close() {
            try (Stream<Path> lying = Files.list(folder)) {
                for (Path file : lying.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new StoreFailed("work directory", e);
            }
        }
    }
}
