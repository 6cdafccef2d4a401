package org.hudang.server.keeping;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.signing.longterm.KeepingRegister.Due;
import org.hudang.signing.longterm.KeptPapers;

/**
 * Signed papers in the archive. A copy is filed by the archive's own door: durably, as a further file of its item in a new
 * version of the volume, in the history of the household; and its note comes true in the transaction of the catalogue.
 */
public final class ArchivedPapers implements KeptPapers {
    private static final Acting KEEPER = Acting.bureau("keeping");
    private static final String ENDING = ".pdf";
    private static final int DIGITS_OF_KEY = 32;

    private final Archive archive;

    /** Over this archive. */
    public ArchivedPapers(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Newest read(Due paper) {
        ItemView item = item(paper);
        RenditionView newest = item.kept().orElseGet(item::original);
        try (InputStream bytes = archive.read(newest.id(), KEEPER)) {
            return new Newest(bytes.readAllBytes(), newest.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void file(Due paper, Copy copy) {
        ItemView item = item(paper);
        NewRendition kept = new NewRendition(
                RenditionRole.KEPT,
                name(item.original().fileName()),
                item.original().mediaType(),
                ContentSource.of(copy.pdf()),
                Optional.of(sha256(copy.pdf())));
        String note = new ObjectMapper()
                .createObjectNode()
                .put("paper", paper.paper())
                .put("state", copy.next().state().name())
                .put("at", copy.next().at().toString())
                .toString();
        archive.file(
                new Filing(
                        "keep/" + paper.paper() + "/" + copy.of().digest().substring(0, DIGITS_OF_KEY),
                        item.volume(),
                        "preservation",
                        List.of(),
                        Optional.of(new Continuation(CopyFiled.NAME, note)),
                        List.of(new NewCopy(item.id(), kept))),
                KEEPER);
    }

    private ItemView item(Due paper) {
        return archive.item(new ItemId(paper.paper()), KEEPER)
                .orElseThrow(() -> new IllegalStateException("the archive has no item " + paper.paper()));
    }

    private static String name(String original) {
        return original.endsWith(ENDING)
                ? original.substring(0, original.length() - ENDING.length()) + "-kept" + ENDING
                : original;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
