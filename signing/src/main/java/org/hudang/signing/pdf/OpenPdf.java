package org.hudang.signing.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hudang.signing.verify.Limits;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfFile;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfView;
import org.hudang.signing.verify.structure.StructureBounds;
import org.jspecify.annotations.Nullable;

/** A PDF opened for signing, with what an update will change and add. */
final class OpenPdf implements Closeable {
    private static final long MOST_OBJECTS = 8_388_607;
    private static final int MOST_PAGES = 5_000;
    private static final int MOST_LEVELS = 64;
    private static final String KIDS = "Kids";
    /** Length of {@code %PDF-}. */
    private static final int HEADER = 5;

    private static final int LONGEST_VERSION = 4;

    private final Whole whole;
    private final PdfView view;
    private final CosReader reader;
    private final Tail tail;
    private final COSObject root;
    private final Map<COSObjectKey, COSBase> changed = new LinkedHashMap<>();
    private long next;
    private @Nullable List<PdfValue.Ref> pages;
    private @Nullable PDDocument document;

    private OpenPdf(Whole whole, PdfView view, Tail tail) {
        this.whole = whole;
        this.view = view;
        this.reader = new CosReader(view);
        this.tail = tail;
        if (!(view.trailer().get("Root") instanceof PdfValue.Ref ref)
                || !(reader.reference(ref) instanceof COSObject reference)) {
            throw new PdfUnreadable("the trailer names no catalogue");
        }
        this.root = reference;
        long highest = Math.max(view.size() - 1, view.highestNumber());
        if (highest >= MOST_OBJECTS) {
            throw new PdfUnreadable("the file claims more than " + MOST_OBJECTS + " objects");
        }
        this.next = highest + 1;
    }

    /**
     * Opens a file.
     *
     * @throws PdfEncrypted when it is encrypted
     * @throws PdfWithXfa when it holds XFA
     * @throws PdfUnreadable when it is damaged
     */
    static OpenPdf of(byte[] pdf) {
        return of(Whole.of(pdf));
    }

    /** Opens a file; nothing may be written into its buffer as long as it is open. */
    static OpenPdf of(Whole whole) {
        Tail tail = Tail.of(whole);
        PdfView view = view(whole);
        if (view.encrypted()) {
            throw new PdfEncrypted();
        }
        OpenPdf open = new OpenPdf(whole, view, tail);
        PdfValue.Dict form = open.reader.dict(open.form());
        if (form != null && form.entries().containsKey("XFA")) {
            throw new PdfWithXfa();
        }
        return open;
    }

    private static PdfView view(Whole whole) {
        Limits limits = Limits.strict();
        Budget budget = new Budget(limits.time(), limits.depth(), limits.decoded());
        try {
            return StructureBounds.within(new PdfFile(whole.bytes(), whole.length(), budget));
        } catch (Unjudged e) {
            throw CosReader.unreadable(e);
        }
    }

    Tail tail() {
        return tail;
    }

    /** The version of PDF the file says it is of, the catalogue's when that is later. */
    float version() {
        return Math.max(header(), number(catalogue().getNameAsString(COSName.VERSION)));
    }

    private float header() {
        byte[] bytes = whole.bytes();
        int end = HEADER;
        while (end < Math.min(HEADER + LONGEST_VERSION, whole.length()) && bytes[end] > ' ') {
            end++;
        }
        return number(new String(bytes, HEADER, end - HEADER, StandardCharsets.ISO_8859_1));
    }

    private static float number(@Nullable String text) {
        return text != null && text.matches("[0-9]\\.[0-9]") ? Float.parseFloat(text) : 0;
    }

    /** How many pages there are; counted, not believed. */
    int pages() {
        return allPages().size();
    }

    /** The whole file as PDFBox parses it, for reading what is drawn. */
    PDDocument document() {
        if (document == null) {
            try {
                document = Loader.loadPDF(
                        whole.bytes().length == whole.length()
                                ? whole.bytes()
                                : Arrays.copyOf(whole.bytes(), whole.length()));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                throw new PdfUnreadable("the file cannot be parsed", e);
            }
        }
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

    CosReader reader() {
        return reader;
    }

    /** The form as the catalogue names it, as it was when the file was opened; {@link PdfValue#NULL} when it names none. */
    PdfValue form() {
        return catalogueAsRead().get("AcroForm");
    }

    /** Whether the file was certified when it was opened. */
    boolean certified() {
        PdfValue.Dict permissions = reader.dict(catalogueAsRead().get("Perms"));
        return permissions != null && permissions.entries().containsKey("DocMDP");
    }

    /** Whether the form said already, when it was opened, that there are signatures and nothing but appending is allowed. */
    boolean saysSigned() {
        PdfValue.Dict form = reader.dict(form());
        return form != null
                && reader.looked(form.get("SigFlags")) instanceof PdfValue.Num flags
                && (flags.asIndex() & 3) == 3
                && flags.asIndex() >= 0;
    }

    private PdfValue.Dict catalogueAsRead() {
        PdfValue.Dict catalogue = reader.dict(view.trailer().get("Root"));
        return catalogue == null ? PdfValue.Dict.EMPTY : catalogue;
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
        COSDictionary trailer = new COSDictionary();
        for (COSName name : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ID}) {
            COSBase value = reader.cos(view.trailerEntry(name.getName()));
            if (value != COSNull.NULL) {
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
        List<PdfValue.Ref> all = allPages();
        return number >= 1 && number <= all.size() ? Optional.of(page(all.get(number - 1))) : Optional.empty();
    }

    private COSObject page(PdfValue.Ref ref) {
        return (COSObject) reader.reference(ref);
    }

    /** The pages in order; the tree is walked once, and only a page that is asked for becomes an object of PDFBox. */
    private List<PdfValue.Ref> allPages() {
        if (pages == null) {
            List<PdfValue.Ref> found = new ArrayList<>();
            if (catalogueAsRead().get("Pages") instanceof PdfValue.Ref tree && reader.isThere(tree)) {
                collect(tree, found, new BitSet(), 0);
            }
            pages = found;
        }
        return pages;
    }

    /** Pages are looked through, not read, where that is enough to see that they have no kids. */
    private void collect(PdfValue.Ref node, List<PdfValue.Ref> found, BitSet seen, int level) {
        if (seen.get(node.number()) || level > MOST_LEVELS) {
            throw new PdfUnreadable("the page tree turns in a circle");
        }
        seen.set(node.number());
        if (reader.isPlainDictWithout(KIDS, node)) {
            add(node, found);
            return;
        }
        PdfValue.Dict dictionary = reader.dict(node);
        if (dictionary == null) {
            return;
        }
        if (!(reader.looked(dictionary.get(KIDS)) instanceof PdfValue.Arr kids)) {
            add(node, found);
            return;
        }
        for (PdfValue item : kids.items()) {
            if (item instanceof PdfValue.Ref kid && reader.isThere(kid)) {
                collect(kid, found, seen, level + 1);
            }
        }
    }

    private static void add(PdfValue.Ref page, List<PdfValue.Ref> found) {
        if (found.size() == MOST_PAGES) {
            throw new PdfUnreadable("the file has more than " + MOST_PAGES + " pages");
        }
        found.add(page);
    }

    /** The page that shows a widget: the one it names, or the first whose Annots hold it. */
    Optional<COSObject> pageOf(COSDictionary widget, COSObject widgetReference) {
        if (widget.getItem(COSName.P) instanceof COSObject named && named.getObject() instanceof COSDictionary) {
            return Optional.of(named);
        }
        for (PdfValue.Ref ref : allPages()) {
            COSObject page = page(ref);
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
        try {
            if (document != null) {
                document.close();
            }
        } catch (IOException nothingIsWritten) {
            // it was only read
        }
    }
}
