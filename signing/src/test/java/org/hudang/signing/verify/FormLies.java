package org.hudang.signing.verify;

import static org.apache.pdfbox.cos.COSName.getPDFName;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.hudang.signing.verify.LaterUpdates.Scene;
import org.jspecify.annotations.Nullable;

/** What updates may do to annotations, form fields and the signatures that are there. */
final class FormLies {
    private static final List<String> ANNOTATIONS = List.of(
            "FreeText",
            "Stamp",
            "Highlight",
            "Square",
            "Ink",
            "Redact",
            "Watermark",
            "Popup",
            "Text",
            "Link",
            "Caret",
            "FileAttachment",
            "RichMedia",
            "Screen",
            "Movie",
            "3D",
            "Line",
            "Polygon",
            "Widget",
            "PrinterMark");

    /** Lies about a value that are none while the field is being filled. */
    static final Set<String> REFILLING =
            Set.of("text field RV", "appearance exchanged", "value overwritten", "value taken away");

    private FormLies() {}

    static Map<String, Deed> all() {
        Map<String, Deed> all = new LinkedHashMap<>();
        for (String kind : ANNOTATIONS) {
            all.put("annotation " + kind, scene -> annotate(scene, kind));
        }
        all.put("annotations removed", FormLies::annotationsRemoved);
        all.put("annotation moved", FormLies::annotationMoved);
        all.put("text field added", scene -> addField(scene, "Tx"));
        all.put("check box added", scene -> addField(scene, "Btn"));
        all.put("field removed", FormLies::fieldRemoved);
        for (String key : List.of("DV", "DA", "Q", "MaxLen", "TU", "TM", "RV", "MK", "F", "Opt", "Lock", "SV")) {
            all.put("text field " + key, scene -> field(scene, "Tx", key));
            all.put("signature field " + key, scene -> field(scene, "Sig", key));
        }
        all.put("text field moved", scene -> move(scene, "Tx"));
        all.put("signature moved", scene -> move(scene, "Sig"));
        all.put("signature hidden", FormLies::hide);
        all.put("field with a script", scene -> set(scene, "Tx", "AA", CatalogLies.script()));
        all.put("signature with a script", scene -> set(scene, "Sig", "A", CatalogLies.script()));
        all.put("value overwritten", FormLies::overwrite);
        all.put("value taken away", FormLies::empty);
        all.put("appearance exchanged", scene -> appearance(scene, "Tx"));
        all.put("appearance of a signature exchanged", scene -> appearance(scene, "Sig"));
        all.put("appearance rewritten in place", FormLies::appearanceInPlace);
        all.put("field renamed", scene -> set(scene, "Sig", "T", new COSString("somebody")));
        all.put("field of another type", scene -> set(scene, "Sig", "FT", getPDFName("Tx")));
        all.put("form asks for new appearances", FormLies::needAppearances);
        all.put("form with XFA", scene -> form(scene, "XFA", scene.stream("<xdp/>")));
        all.put("form with calculations", scene -> form(scene, "CO", new COSArray()));
        all.put("form with another alignment", scene -> form(scene, "Q", COSInteger.TWO));
        all.put("form removed", FormLies::formRemoved);
        all.put("form font exchanged", FormLies::formFont);
        all.put("signature value emptied", FormLies::valueEmptied);
        all.put("signature value removed", FormLies::valueRemoved);
        all.put("reason of a signature", scene -> value(scene, "Reason", new COSString("approved 900")));
        all.put("name of a signature", scene -> value(scene, "Name", new COSString("Li Yangli")));
        all.put("certification of a signature", scene -> value(scene, "Reference", new COSArray()));
        all.put("contents of a signature", scene -> value(scene, "Contents", new COSString(new byte[100])));
        all.put("range of a signature", scene -> value(scene, "ByteRange", ContentLies.box(0, 1, 2, 3)));
        all.put("value shared by two fields", FormLies::shared);
        all.put("second place of a signature", FormLies::secondWidget);
        all.put("signature field that covers the page", FormLies::cover);
        return all;
    }

    private static COSArray annotations(COSDictionary page) {
        COSArray list = page.getCOSArray(COSName.ANNOTS);
        if (list == null) {
            list = new COSArray();
            page.setItem(COSName.ANNOTS, list);
        }
        return list;
    }

    private static boolean annotate(Scene scene, String kind) throws IOException {
        COSDictionary page = scene.page();
        COSStream look = scene.stream("1 g 0 0 300 30 re f 0 g BT /Helv 14 Tf 0 5 Td (Approved amount: 900) Tj ET");
        look.setItem(COSName.SUBTYPE, COSName.FORM);
        look.setItem(COSName.BBOX, ContentLies.box(0, 0, 300, 30));
        COSDictionary looks = new COSDictionary();
        looks.setItem(COSName.N, look);
        COSDictionary annotation = new COSDictionary();
        annotation.setItem(COSName.TYPE, COSName.ANNOT);
        annotation.setItem(COSName.SUBTYPE, getPDFName(kind));
        annotation.setItem(COSName.RECT, ContentLies.box(60, 710, 360, 740));
        annotation.setItem(COSName.CONTENTS, new COSString("900"));
        annotation.setInt(COSName.F, 4);
        annotation.setItem(COSName.AP, looks);
        annotations(page).add(annotation);
        scene.touch(annotation);
        scene.touchList(page, COSName.ANNOTS);
        return true;
    }

    private static boolean annotationsRemoved(Scene scene) {
        for (var page : scene.document().getPages()) {
            COSArray list = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            if (list != null && list.size() > 0) {
                list.clear();
                scene.touchList(page.getCOSObject(), COSName.ANNOTS);
                return true;
            }
        }
        return false;
    }

    private static boolean annotationMoved(Scene scene) {
        for (var page : scene.document().getPages()) {
            COSArray list = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; list != null && i < list.size(); i++) {
                if (list.getObject(i) instanceof COSDictionary annotation) {
                    annotation.setItem(COSName.RECT, ContentLies.box(1, 2, 300, 400));
                    scene.touch(annotation);
                    scene.touchList(page.getCOSObject(), COSName.ANNOTS);
                    return true;
                }
            }
        }
        return false;
    }

    private static COSDictionary form(Scene scene) {
        return scene.catalog().getCOSDictionary(COSName.ACRO_FORM);
    }

    private static boolean form(Scene scene, String key, COSBase value) {
        if (form(scene) == null) {
            return false;
        }
        form(scene).setItem(getPDFName(key), value);
        scene.touch(form(scene));
        scene.touch(scene.catalog());
        return true;
    }

    private static boolean addField(Scene scene, String type) {
        COSDictionary field = new COSDictionary();
        field.setItem(COSName.FT, getPDFName(type));
        field.setItem(COSName.T, new COSString("more"));
        field.setItem(COSName.V, new COSString("900"));
        field.setItem(COSName.SUBTYPE, COSName.WIDGET);
        field.setItem(COSName.RECT, ContentLies.box(60, 710, 360, 740));
        return add(scene, field);
    }

    private static boolean add(Scene scene, COSDictionary field) {
        COSDictionary page = scene.document().getPage(0).getCOSObject();
        annotations(page).add(field);
        form(scene).getCOSArray(COSName.FIELDS).add(field);
        scene.touch(field);
        scene.touchList(form(scene), COSName.FIELDS);
        scene.touch(scene.catalog());
        scene.touchList(page, COSName.ANNOTS);
        return true;
    }

    private static boolean fieldRemoved(Scene scene) {
        COSArray fields = form(scene).getCOSArray(COSName.FIELDS);
        if (fields == null || fields.size() == 0) {
            return false;
        }
        fields.remove(fields.size() - 1);
        scene.touchList(form(scene), COSName.FIELDS);
        scene.touch(scene.catalog());
        return true;
    }

    /** A filled field of the type, or any. */
    private static @Nullable COSDictionary filled(Scene scene, String type) {
        List<COSDictionary> fields = scene.fields(type);
        return fields.stream()
                .filter(field -> field.getItem(COSName.V) != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean set(Scene scene, String type, String key, COSBase value) {
        COSDictionary field = filled(scene, type);
        if (field == null) {
            return false;
        }
        field.setItem(getPDFName(key), value);
        scene.touch(field);
        return true;
    }

    private static boolean field(Scene scene, String type, String key) {
        COSBase value = switch (key) {
            case "Q", "MaxLen", "F" -> COSInteger.get(3);
            case "MK", "Lock", "SV" -> new COSDictionary();
            case "Opt" -> new COSArray();
            default -> new COSString("/Helv 0 Tf 1 g");
        };
        return set(scene, type, key, value);
    }

    private static COSDictionary widget(COSDictionary field) {
        COSArray kids = field.getCOSArray(COSName.KIDS);
        return kids != null && kids.size() > 0 && kids.getObject(0) instanceof COSDictionary kid ? kid : field;
    }

    private static boolean move(Scene scene, String type) {
        COSDictionary field = filled(scene, type);
        if (field == null) {
            return false;
        }
        widget(field).setItem(COSName.RECT, ContentLies.box(10, 10, 290, 291));
        scene.touch(widget(field));
        return true;
    }

    private static boolean hide(Scene scene) {
        COSDictionary field = filled(scene, "Sig");
        if (field == null) {
            return false;
        }
        widget(field).setInt(COSName.F, 2);
        scene.touch(widget(field));
        return true;
    }

    private static boolean overwrite(Scene scene) {
        return !certifiedForFilling(scene) && set(scene, "Tx", "V", new COSString("Li Yangli"));
    }

    private static boolean empty(Scene scene) {
        COSDictionary field = filled(scene, "Tx");
        if (field == null || certifiedForFilling(scene)) {
            return false;
        }
        field.removeItem(COSName.V);
        scene.touch(field);
        return true;
    }

    /** A certification that permits to fill permits to fill again. */
    private static boolean certifiedForFilling(Scene scene) {
        return scene.fields("Sig").stream()
                .map(field -> field.getCOSDictionary(COSName.V))
                .anyMatch(value -> value != null && value.getItem(getPDFName("Reference")) != null);
    }

    private static boolean appearance(Scene scene, String type) throws IOException {
        COSDictionary field = filled(scene, type);
        if (field == null) {
            return false;
        }
        COSStream look = scene.stream("0 0 100 100 re f");
        look.setItem(COSName.SUBTYPE, COSName.FORM);
        look.setItem(COSName.BBOX, ContentLies.box(0, 0, 100, 100));
        COSDictionary looks = new COSDictionary();
        looks.setItem(COSName.N, look);
        widget(field).setItem(COSName.AP, looks);
        scene.touch(widget(field));
        return true;
    }

    private static boolean appearanceInPlace(Scene scene) throws IOException {
        for (String type : List.of("Sig", "Tx")) {
            COSDictionary field = filled(scene, type);
            COSDictionary looks = field == null ? null : widget(field).getCOSDictionary(COSName.AP);
            if (looks != null && looks.getDictionaryObject(COSName.N) instanceof COSStream look) {
                try (var out = look.createOutputStream()) {
                    out.write(Forger.bytes("0 0 50 50 re f"));
                }
                scene.touch(look);
                return true;
            }
        }
        return false;
    }

    private static boolean needAppearances(Scene scene) {
        return form(scene, "NeedAppearances", COSBoolean.TRUE);
    }

    private static boolean formRemoved(Scene scene) {
        scene.catalog().removeItem(COSName.ACRO_FORM);
        scene.touch(scene.catalog());
        return true;
    }

    private static boolean formFont(Scene scene) {
        COSDictionary resources = form(scene).getCOSDictionary(COSName.DR);
        COSDictionary fonts = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
        if (fonts == null || fonts.size() == 0) {
            return false;
        }
        COSName name = fonts.keySet().iterator().next();
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, getPDFName("ZapfDingbats"));
        fonts.setItem(name, font);
        scene.touch(fonts);
        scene.touch(resources);
        scene.touch(form(scene));
        scene.touch(scene.catalog());
        return true;
    }

    private static boolean valueEmptied(Scene scene) {
        return set(scene, "Sig", "V", new COSDictionary());
    }

    private static boolean valueRemoved(Scene scene) {
        COSDictionary field = filled(scene, "Sig");
        if (field == null) {
            return false;
        }
        field.removeItem(COSName.V);
        scene.touch(field);
        return true;
    }

    private static boolean value(Scene scene, String key, COSBase is) {
        COSDictionary field = filled(scene, "Sig");
        if (field == null) {
            return false;
        }
        COSDictionary value = field.getCOSDictionary(COSName.V);
        if (value == null) {
            return false;
        }
        value.setItem(getPDFName(key), is);
        scene.touch(value);
        scene.touch(field);
        return true;
    }

    private static boolean shared(Scene scene) {
        COSDictionary field = filled(scene, "Sig");
        if (field == null) {
            return false;
        }
        COSDictionary copy = new COSDictionary();
        copy.setItem(COSName.FT, COSName.SIG);
        copy.setItem(COSName.T, new COSString("copy"));
        copy.setItem(COSName.V, field.getItem(COSName.V));
        copy.setItem(COSName.SUBTYPE, COSName.WIDGET);
        copy.setItem(COSName.RECT, ContentLies.box(0, 0, 0, 0));
        return add(scene, copy);
    }

    /** A seal shown at a second place, as another widget of the same field. */
    private static boolean secondWidget(Scene scene) {
        COSDictionary field = filled(scene, "Sig");
        if (field == null) {
            return false;
        }
        COSDictionary widget = new COSDictionary();
        widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
        widget.setItem(COSName.PARENT, field);
        widget.setItem(COSName.RECT, ContentLies.box(60, 710, 160, 810));
        widget.setItem(COSName.AP, widget(field).getItem(COSName.AP));
        COSArray kids = field.getCOSArray(COSName.KIDS);
        if (kids == null) {
            kids = new COSArray();
            field.setItem(COSName.KIDS, kids);
        }
        kids.add(widget);
        annotations(scene.document().getPage(0).getCOSObject()).add(widget);
        scene.touch(widget);
        scene.touchList(field, COSName.KIDS);
        scene.touchList(scene.document().getPage(0).getCOSObject(), COSName.ANNOTS);
        return true;
    }

    private static boolean cover(Scene scene) throws IOException {
        COSStream look = scene.stream("1 g 0 0 600 900 re f");
        look.setItem(COSName.SUBTYPE, COSName.FORM);
        look.setItem(COSName.BBOX, ContentLies.box(0, 0, 600, 900));
        COSDictionary looks = new COSDictionary();
        looks.setItem(COSName.N, look);
        COSDictionary field = new COSDictionary();
        field.setItem(COSName.FT, COSName.SIG);
        field.setItem(COSName.T, new COSString("cover"));
        field.setItem(COSName.SUBTYPE, COSName.WIDGET);
        field.setItem(COSName.RECT, ContentLies.box(0, 0, 600, 900));
        field.setItem(COSName.P, scene.document().getPage(0).getCOSObject());
        field.setItem(COSName.AP, looks);
        return add(scene, field);
    }
}
