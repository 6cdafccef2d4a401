package org.hudang.server.household;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.PageImage;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.server.platform.House;
import org.springframework.stereotype.Component;

/**
 * Pictures of a paper's pages, drawn from the original in the child process and remembered by the original's digest, so
 * that nothing foreign is parsed in the web's own process.
 */
@Component
class ItemPictures {
    private static final int REMEMBERED = 64;
    private static final Map<String, DocumentType> DRAWN = Map.of(
            "application/pdf", DocumentType.PDF,
            "image/jpeg", DocumentType.JPEG,
            "image/png", DocumentType.PNG,
            "image/tiff", DocumentType.TIFF);

    private final House house;
    private final Map<String, PageImage> images = remembering();
    private final Map<String, Integer> counts = remembering();

    ItemPictures(House house) {
        this.house = house;
    }

    /** How many pages the original has; 0 when it has no pages that can be drawn. */
    int pages(ItemView item, Acting acting) {
        RenditionView original = item.original();
        if (!DRAWN.containsKey(original.mediaType())) {
            return 0;
        }
        synchronized (counts) {
            Integer known = counts.get(original.sha256());
            if (known != null) {
                return known;
            }
        }
        int pages = withFile(
                original,
                acting,
                file -> house.pictures().examine(file, original.fileName()) instanceof Examined.Accepted accepted
                        ? accepted.pages()
                        : 0);
        synchronized (counts) {
            counts.put(original.sha256(), pages);
        }
        return pages;
    }

    /** One page as a picture; empty when there is no such page. */
    Optional<PageImage> render(ItemView item, int page, int pixels, Acting acting) {
        RenditionView original = item.original();
        DocumentType type = DRAWN.get(original.mediaType());
        if (type == null || page < 1 || page > pages(item, acting)) {
            return Optional.empty();
        }
        String key = original.sha256() + "/" + page + "/" + pixels;
        synchronized (images) {
            PageImage known = images.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        PageImage image =
                withFile(original, acting, file -> house.pictures().pageImages().render(file, type, page, pixels));
        synchronized (images) {
            images.put(key, image);
        }
        return Optional.of(image);
    }

    private <T> T withFile(RenditionView original, Acting acting, java.util.function.Function<Path, T> use) {
        try {
            Path file = Files.createTempFile(house.directory().temporary(), "page-", ".part");
            try {
                try (InputStream bytes = house.archive().read(original.id(), acting)) {
                    Files.copy(bytes, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
                return use.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <V> Map<String, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
