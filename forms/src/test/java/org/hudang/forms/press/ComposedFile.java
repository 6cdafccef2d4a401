package org.hudang.forms.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hudang.forms.SignaturePlace;

/** Looks into a composed file with another library than the one that wrote it. */
final class ComposedFile {
    private final PDDocument document;
    private final PDDocumentCatalog catalog;

    ComposedFile(PDDocument document) {
        this.document = document;
        this.catalog = document.getDocumentCatalog();
    }

    void assertTagged() throws IOException {
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
        assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
        assertThat(catalog.getStructureTreeRoot().getKids()).hasSize(1);
        assertThat(catalog.getOutputIntents()).hasSize(1);
        String xmp = new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(xmp).contains("pdfaid:part", "pdfuaid:part");
        document.getPages()
                .forEach(page ->
                        assertThat(page.getCOSObject().getNameAsString("Tabs")).isEqualTo("S"));
        document.getPages()
                .forEach(page -> page.getResources().getFontNames().forEach(name -> {
                    try {
                        assertThat(page.getResources().getFont(name).isEmbedded())
                                .isTrue();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
    }

    /** Each promised place is an empty, visible, described, tagged field, and there is no other. */
    void assertFields(List<SignaturePlace> places) throws IOException {
        Map<String, SignaturePlace> promised = new HashMap<>();
        places.forEach(p -> promised.put(p.field(), p));
        List<PDField> fields = new ArrayList<>();
        if (catalog.getAcroForm() == null) {
            assertThat(places).isEmpty();
            return;
        }
        catalog.getAcroForm().getFieldTree().forEach(fields::add);
        assertThat(fields).hasSameSizeAs(places);
        for (PDField field : fields) {
            SignaturePlace place = Objects.requireNonNull(promised.remove(field.getFullyQualifiedName()));
            assertThat(field).isInstanceOf(PDSignatureField.class);
            assertThat(((PDSignatureField) field).getSignature()).isNull();
            assertThat(field.getAlternateFieldName()).isNotBlank();
            PDAnnotationWidget widget = field.getWidgets().get(0);
            assertThat(widget.getCOSObject()).isSameAs(field.getCOSObject());
            assertThat(widget.isPrinted()).isTrue();
            assertThat(widget.isHidden()).isFalse();
            assertThat(widget.getNormalAppearanceStream().getCOSObject()).isInstanceOf(COSStream.class);
            assertThat(document.getPages().indexOf(widget.getPage()) + 1).isEqualTo(place.page());
            PDRectangle rectangle = widget.getRectangle();
            assertThat(rectangle.getLowerLeftX()).isCloseTo(place.x(), within(.01f));
            assertThat(rectangle.getLowerLeftY()).isCloseTo(place.y(), within(.01f));
            assertThat(rectangle.getWidth()).isCloseTo(place.width(), within(.01f));
            assertThat(rectangle.getHeight()).isCloseTo(place.height(), within(.01f));
            assertInside(rectangle, widget.getPage().getMediaBox());
            assertReferredTo(field.getCOSObject());
        }
        assertThat(promised).isEmpty();
    }

    private static void assertInside(PDRectangle inner, PDRectangle outer) {
        assertThat(inner.getLowerLeftX()).isPositive();
        assertThat(inner.getLowerLeftY()).isPositive();
        assertThat(inner.getUpperRightX()).isLessThan(outer.getWidth());
        assertThat(inner.getUpperRightY()).isLessThan(outer.getHeight());
    }

    /** The parent tree leads from the field to a Form element, and that element back to the field. */
    private void assertReferredTo(COSDictionary field) throws IOException {
        int key = field.getInt(COSName.STRUCT_PARENT);
        PDNumberTreeNode tree = catalog.getStructureTreeRoot().getParentTree();
        COSDictionary element = (COSDictionary) find(tree, key).getCOSObject();
        assertThat(element.getNameAsString(COSName.S)).isEqualTo("Form");
        COSBase kid = element.getDictionaryObject(COSName.K);
        COSDictionary reference =
                (COSDictionary) (kid instanceof COSArray kids ? kids.getObject(0) : Objects.requireNonNull(kid));
        COSBase target = reference.getItem(COSName.OBJ);
        assertThat(target instanceof COSObject object ? object.getObject() : target)
                .isSameAs(field);
    }

    private static PDParentTreeValue find(PDNumberTreeNode tree, int key) throws IOException {
        return (PDParentTreeValue) tree.getValue(key);
    }
}
