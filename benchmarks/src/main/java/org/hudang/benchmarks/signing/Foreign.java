package org.hudang.benchmarks.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.SignaturePlacement;
import org.hudang.signing.pdf.SignatureTask;

/** Files that others wrote: by PDFBox, without a form, most of their bytes as noise that does not compress. */
public enum Foreign {
    /** Three pages, a cross-reference table. */
    TABLE("140 KB, table", 3, 46_000, false),
    /** Three pages, object streams and a cross-reference stream. */
    STREAMS("140 KB, object streams", 3, 46_000, true),
    /** One page. */
    KB_20("20 KB", 1, 18_000, true),
    /** Ten pages. */
    MB_1("1 MB", 10, 100_000, true),
    /** Fifty pages. */
    MB_50("50 MB", 50, 1_000_000, true),
    /** Many pages of little. */
    PAGES_500("500 pages", 500, 2_000, true);

    /** The new field that the seal goes to. */
    static final String FIELD = "stamp";

    private static final SignaturePlacement.Place PLACE = new SignaturePlacement.Place(1, 300, 100, 120, 120);

    private final String label;
    private final int pages;
    private final int noise;
    private final boolean compressed;

    Foreign(String label, int pages, int noise, boolean compressed) {
        this.label = label;
        this.pages = pages;
        this.noise = noise;
        this.compressed = compressed;
    }

    /** What the table calls it. */
    public String label() {
        return label;
    }

    /** About how many bytes. */
    public long bytes() {
        return (long) pages * noise;
    }

    /** The file; the same bytes each time but for its identifier. */
    byte[] file() {
        Random random = new Random(noise);
        try (PDDocument document = new PDDocument()) {
            for (int number = 1; number <= pages; number++) {
                document.addPage(page(document, number, random));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pages * (noise + 1000));
            document.save(out, compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPage page(PDDocument document, int number, Random random) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        byte[] bytes = new byte[noise];
        random.nextBytes(bytes);
        // a drawing that nothing draws: its bytes are there, and no reader can pack them
        PDFormXObject unused = new PDFormXObject(stream(document, bytes));
        unused.setBBox(PDRectangle.A4);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("N"), unused);
        page.setResources(resources);
        page.setContents(stream(document, ("0 0 m " + number + " 500 l S").getBytes(StandardCharsets.US_ASCII)));
        return page;
    }

    private static PDStream stream(PDDocument document, byte[] bytes) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
        return new PDStream(stream);
    }

    /** A seal in a new field on the first page. */
    static SignatureTask task(Appearance seal) {
        return new SignatureTask(
                new SignaturePlacement.NewVisibleField(FIELD, Office.NAME, PLACE),
                Optional.of(seal),
                Office.NOW,
                Office.NAME,
                Optional.empty(),
                Optional.empty());
    }
}
