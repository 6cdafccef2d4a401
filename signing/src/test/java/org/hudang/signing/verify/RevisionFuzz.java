package org.hudang.signing.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Anything behind the signed document: the reader of revisions. What is called valid must still show the same. */
public final class RevisionFuzz {
    private static final List<String> SHOWN = shown(FuzzPaper.SIGNED);

    private RevisionFuzz() {}

    /** The bytes behind the end. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] file = Arrays.copyOf(FuzzPaper.SIGNED, FuzzPaper.SIGNED.length + input.length);
        System.arraycopy(input, 0, file, FuzzPaper.SIGNED.length, input.length);
        if (FuzzPaper.isValid(file) && !shown(file).equals(SHOWN)) {
            throw new IllegalStateException("valid, and PDFBox shows something else");
        }
    }

    /** What PDFBox would draw: contents, sizes and annotations of each page. */
    private static List<String> shown(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<String> all = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                all.add(Forger.text(page.getContents().readAllBytes()) + page.getMediaBox() + page.getRotation());
                page.getAnnotations().stream()
                        .filter(annotation -> annotation.getRectangle() != null
                                && annotation.getRectangle().getWidth() > 0)
                        .forEach(annotation -> all.add(annotation.getSubtype()
                                + annotation.getRectangle()
                                + annotation.getCOSObject().getNameAsString(COSName.FT)));
            }
            return all;
        } catch (IOException e) {
            return List.of("unreadable");
        }
    }

    static Map<String, byte[]> seeds() {
        TailLies.Saving saving = TailLies.Saving.of(FuzzPaper.SIGNED);
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("nothing", new byte[0]);
        TailLies.all().forEach((name, lie) -> seeds.put(name, behind(lie.behind(saving))));
        RawLies.all()
                .forEach((name, lie) -> KnownPaper.of(FuzzPaper.SIGNED, lie::behind)
                        .ifPresent(forged -> seeds.put(name, behind(forged))));
        seeds.put("silent", behind(saving.silent().behind(FuzzPaper.SIGNED)));
        seeds.put("signed again", behind(TestPaper.sign(FuzzPaper.SIGNED, FuzzPaper.SIGNER)));
        return seeds;
    }

    private static byte[] behind(byte[] file) {
        return Arrays.copyOfRange(file, FuzzPaper.SIGNED.length, file.length);
    }
}
