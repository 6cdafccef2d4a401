package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine writes anew says what it said before, and what readers would take differently is refused. */
class ReadAsVerifiedTest {
    private static final COSName OWN = COSName.getPDFName("样例 #1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    private static SignatureTask visible() {
        return new SignatureTask(
                new SignaturePlacement.NewVisibleField(
                        "stamp", "公章", new SignaturePlacement.Place(1, 10, 10, 100, 100)),
                Optional.of(Office.look()),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] signed(byte[] pdf) {
        return office.signer()
                .sign(pdf, visible(), Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();
    }

    @ParameterizedTest
    @EnumSource
    void values_of_a_page_that_is_written_anew_stay_what_they_were(Samples.Xref xref) throws IOException {
        byte[] pdf = Samples.pdf(xref, Samples.Form.NONE, document -> {
            COSDictionary own = new COSDictionary();
            own.setItem("Real", new COSFloat("0.10"));
            own.setItem("Small", new COSFloat("-595.276"));
            own.setItem("Whole", COSInteger.get(-9_007_199_254_740_991L));
            own.setItem("Text", new COSString(new byte[] {(byte) 0xfe, (byte) 0xff, 0x5f, 0x20, 0, '(', 0, '\\'}));
            own.setItem("Truth", org.apache.pdfbox.cos.COSBoolean.TRUE);
            own.setItem("Pages", document.getPages().getCOSObject());
            own.setItem(OWN, COSArray.ofCOSIntegers(java.util.List.of(1, 2)));
            own.setDirect(true);
            document.getPage(0).getCOSObject().setItem(OWN, own);
        });

        try (PDDocument document = Loader.loadPDF(signed(pdf))) {
            COSDictionary page = document.getPage(0).getCOSObject();
            COSDictionary own = page.getCOSDictionary(OWN);
            assertThat(page.getCOSArray(COSName.ANNOTS).size()).isEqualTo(1);
            assertThat(own.getFloat("Real")).isEqualTo(0.1f);
            assertThat(own.getFloat("Small")).isEqualTo(-595.276f);
            assertThat(own.getLong("Whole")).isEqualTo(-9_007_199_254_740_991L);
            assertThat(own.getString("Text")).isEqualTo("张(\\");
            assertThat(own.getBoolean("Truth", false)).isTrue();
            assertThat(own.getCOSDictionary(COSName.PAGES))
                    .isSameAs(document.getPages().getCOSObject());
            assertThat(own.getCOSArray(OWN).toCOSNumberIntegerList()).containsExactly(1, 2);
        }
    }

    @Test
    void a_key_that_stands_twice_in_what_would_be_written_anew() {
        String text = latin(Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE, document -> {
            document.getPage(0).getCOSObject().setInt("OwnA", 1);
            document.getPage(0).getCOSObject().setInt("OwnB", 2);
        }));
        String twice = text.replace("/OwnB", "/OwnA");

        assertThat(signed(bytes(text))).isNotEmpty();
        assertThatThrownBy(() -> signed(bytes(twice)))
                .isInstanceOf(PdfUnreadable.class)
                .hasMessageContaining("SG-113");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
