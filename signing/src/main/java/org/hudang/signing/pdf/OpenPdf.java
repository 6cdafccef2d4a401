package org.hudang.signing.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.hudang.signing.verify.Limits;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.StructureBounds;
import org.jspecify.annotations.Nullable;

/** A PDF parsed for signing, with what an update will change and add. */
final class OpenPdf implements Closeable {
    private static final long MOST_OBJECTS = 8_388_607;
    private static final int MOST_PAGES = 5_000;
    private static final int MOST_LEVELS = 64;
    private static final COSName XFA = COSName.getPDFName("XFA");

    private final PDDocument document;
    private final COSDocument cos;
    private final Tail tail;
    private final COSObject root;
    private final Map<COSObjectKey, COSBase> changed = new LinkedHashMap<>();
    private long next;
    private @Nullable List<COSObject> pages;

    private OpenPdf(PDDocument document, Tail tail) {
        this.document = document;
        this.cos = document.getDocument();
        this.tail = tail;
        COSDictionary trailer = cos.getTrailer();
        if (trailer == null || !(trailer.getItem(COSName.ROOT) instanceof COSObject reference)) {
            throw new PdfUnreadable("the trailer names no catalogue");
        }
        this.root = reference;
        long highest = trailer.getLong(COSName.SIZE, 1) - 1;
        for (COSObjectKey key : cos.getXrefTable().keySet()) {
            highest = Math.max(highest, key.getNumber());
        }
        if (highest >= MOST_OBJECTS) {
            throw new PdfUnreadable("the file claims more than " + MOST_OBJECTS + " objects");
        }
        this.next = highest + 1;
    }

    /**
     * Parses a file.
     *
     * @throws PdfEncrypted when it is encrypted
     * @throws PdfWithXfa when it holds XFA
     * @throws PdfUnreadable when it is damaged
     */
    static OpenPdf of(byte[] pdf) {
        Tail tail = Tail.of(pdf);
        requireBounds(pdf);
        PDDocument document;
        try {
            document = Loader.loadPDF(pdf);
        } catch (InvalidPasswordException e) {
            throw new PdfEncrypted();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new PdfUnreadable("the file cannot be parsed", e);
        }
        try {
            if (document.isEncrypted()) {
                throw new PdfEncrypted();
            }
            OpenPdf open = new OpenPdf(document, tail);
            if (open.acroForm().map(form -> form.containsKey(XFA)).orElse(false)) {
                throw new PdfWithXfa();
            }
            return open;
        } catch (RuntimeException e) {
            closeQuietly(document);
            throw e;
        }
    }

    /** The parser keeps whatever a file inflates to and searches the whole of it for what is not where it says. */
    private static void requireBounds(byte[] pdf) {
        Limits limits = Limits.strict();
        try {
            StructureBounds.require(pdf, new Budget(limits.time(), limits.depth(), limits.decoded()));
        } catch (Unjudged e) {
            throw new PdfUnreadable("readers would have to repair the file, or it asks for too much: "
                    + e.finding().code().text() + " at " + e.finding().where());
        }
    }

    Tail tail() {
        return tail;
    }

    /** The version of PDF the file says it is of, the catalogue's when that is later. */
    float version() {
        return document.getVersion();
    }

    /** How many pages there are; counted, not believed. */
    int pages() {
        return allPages().size();
    }

    PDDocument document() {
        return document;
    }

    COSObject rootReference() {
        return root;
    }

    COSDictionary catalogue() {
        if (root.getObject() instanceof COSDictionary catalogue) {
            return catalogue;
        }
        throw new PdfUnreadable("the catalogue is no dictionary");
    }

    Optional<COSDictionary> acroForm() {
        return Optional.ofNullable(catalogue().getCOSDictionary(COSName.ACRO_FORM));
    }

    /** Takes a free object number. */
    COSObjectKey newKey() {
        return new COSObjectKey(next++, 0);
    }

    long nextNumber() {
        return next;
    }

    /** A reference to an object that this update writes. */
    static COSObject reference(COSObjectKey key) {
        return new COSObject(COSNull.NULL, key);
    }

    /** Remembers that an indirect object gets a new version. */
    void change(COSObject reference) {
        COSBase value = reference.getObject();
        if (value == null || reference.getKey() == null) {
            throw new PdfUnreadable("an object that must change is not there");
        }
        changed.put(reference.getKey(), value);
    }

    Map<COSObjectKey, COSBase> changed() {
        return changed;
    }

    /**
     * Remembers the change of something in a holder: the thing itself when it is indirect, else its holder.
     *
     * @param holder dictionary that holds it, itself referred to by {@code holderReference}
     */
    void changeIn(COSObject holderReference, COSDictionary holder, COSName name) {
        if (holder.getItem(name) instanceof COSObject indirect) {
            change(indirect);
        } else {
            change(holderReference);
        }
    }

    /** Root, Info and ID for the trailer of an update; the second half of ID stays as it was. */
    COSDictionary trailer() {
        COSDictionary from = cos.getTrailer();
        COSDictionary trailer = new COSDictionary();
        for (COSName name : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ID}) {
            COSBase value = from.getItem(name);
            if (value != null) {
                trailer.setItem(name, value);
            }
        }
        return trailer;
    }

    /**
     * A page.
     *
     * @param number the first is 1
     */
    Optional<COSObject> page(int number) {
        List<COSObject> all = allPages();
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    /** The pages in order; the tree is walked once. */
    private List<COSObject> allPages() {
        if (pages == null) {
            List<COSObject> found = new ArrayList<>();
            if (catalogue().getItem(COSName.PAGES) instanceof COSObject tree) {
                collect(tree, found, new HashSet<>(), 0);
            }
            pages = found;
        }
        return pages;
    }

    private void collect(COSObject node, List<COSObject> found, Set<COSObjectKey> seen, int level) {
        if (node.getKey() == null || !seen.add(node.getKey()) || seen.size() > 4 * MOST_PAGES || level > MOST_LEVELS) {
            throw new PdfUnreadable("the page tree turns in a circle");
        }
        if (!(node.getObject() instanceof COSDictionary dictionary)) {
            return;
        }
        COSArray kids = dictionary.getCOSArray(COSName.KIDS);
        if (kids == null) {
            if (found.size() == MOST_PAGES) {
                throw new PdfUnreadable("the file has more than " + MOST_PAGES + " pages");
            }
            found.add(node);
            return;
        }
        for (int i = 0; i < kids.size(); i++) {
            if (kids.get(i) instanceof COSObject kid) {
                collect(kid, found, seen, level + 1);
            }
        }
    }

    /** The page that shows a widget: the one it names, or the first whose Annots hold it. */
    Optional<COSObject> pageOf(COSDictionary widget, COSObject widgetReference) {
        if (widget.getItem(COSName.P) instanceof COSObject named && named.getObject() instanceof COSDictionary) {
            return Optional.of(named);
        }
        for (COSObject page : allPages()) {
            COSArray annotations = ((COSDictionary) page.getObject()).getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                if (annotations.get(i) instanceof COSObject one
                        && widgetReference.getKey() != null
                        && widgetReference.getKey().equals(one.getKey())) {
                    return Optional.of(page);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closeQuietly(document);
    }

    private static void closeQuietly(PDDocument document) {
        try {
            document.close();
        } catch (IOException nothingIsWritten) {
            // it was only read
        }
    }
}
