package org.hudang.signing.verify;

import static org.apache.pdfbox.cos.COSName.getPDFName;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.hudang.signing.verify.LaterUpdates.Scene;
import org.jspecify.annotations.Nullable;

/** What updates may do to pages, fonts, drawings and the order of things, so that another paper is seen. */
final class ContentLies {
    private static final String LIE = "BT /F1 14 Tf 72 720 Td (Approved amount: 900) Tj ET";

    private ContentLies() {}

    static Map<String, Deed> all() {
        Map<String, Deed> all = new LinkedHashMap<>();
        all.put("content rewritten in place", ContentLies::rewriteInPlace);
        all.put("content replaced by a new stream", scene -> set(scene, "Contents", scene.stream(LIE)));
        all.put("content added", ContentLies::addContent);
        all.put("content removed", scene -> remove(scene, "Contents"));
        all.put("content of another page", ContentLies::contentOfAnother);
        all.put("shadow: content replaced by what lay ready", ContentLies::shadowReplace);
        all.put("shadow: drawing over the content emptied", scene -> drawing(scene, ""));
        all.put("shadow: drawing shows what lay ready", scene -> drawing(scene, LIE));
        all.put("shadow: drawing made huge", ContentLies::drawingMatrix);
        all.put("font exchanged", scene -> font(scene, COSName.BASE_FONT, getPDFName("ZapfDingbats")));
        all.put("font with another encoding", scene -> font(scene, COSName.ENCODING, differences()));
        all.put("font with another ToUnicode", scene -> font(scene, COSName.TO_UNICODE, scene.stream("begincmap")));
        all.put("font made Type3", ContentLies::type3);
        all.put("resources exchanged", scene -> set(scene, "Resources", new COSDictionary()));
        all.put("page turned", scene -> set(scene, "Rotate", COSInteger.get(180)));
        all.put("page cropped", scene -> set(scene, "CropBox", box(0, 0, 100, 100)));
        all.put("page enlarged", scene -> set(scene, "MediaBox", box(0, 0, 1000, 2000)));
        all.put("page trimmed", scene -> set(scene, "TrimBox", box(0, 0, 10, 10)));
        all.put("page scaled", scene -> set(scene, "UserUnit", new COSFloat(3)));
        all.put("all pages turned", ContentLies::inheritedRotation);
        all.put("page with a transition", scene -> set(scene, "Trans", new COSDictionary()));
        all.put("page with a transparency group", scene -> set(scene, "Group", new COSDictionary()));
        all.put("page with an action", scene -> set(scene, "AA", opening()));
        all.put("pages in another order", ContentLies::swapPages);
        all.put("page dropped", ContentLies::dropPage);
        all.put("page added", ContentLies::addPage);
        all.put("page shown twice", ContentLies::samePageTwice);
        all.put("another page tree", ContentLies::otherTree);
        all.put("metadata of a page that is its content", ContentLies::metadataAlias);
        return all;
    }

    private static boolean set(Scene scene, String key, COSBase value) {
        COSDictionary page = scene.page();
        page.setItem(getPDFName(key), value);
        scene.touch(page);
        return true;
    }

    private static boolean remove(Scene scene, String key) {
        COSDictionary page = scene.page();
        if (page.getItem(getPDFName(key)) == null) {
            return false;
        }
        page.removeItem(getPDFName(key));
        scene.touch(page);
        return true;
    }

    static COSArray box(float... numbers) {
        COSArray box = new COSArray();
        box.setFloatArray(numbers);
        return box;
    }

    private static COSDictionary opening() {
        COSDictionary events = new COSDictionary();
        events.setItem(getPDFName("O"), CatalogLies.script());
        return events;
    }

    private static @Nullable COSStream content(COSDictionary page) {
        COSBase content = page.getDictionaryObject(COSName.CONTENTS);
        if (content instanceof COSArray array && array.size() > 0) {
            content = array.getObject(0);
        }
        return content instanceof COSStream stream ? stream : null;
    }

    private static boolean rewriteInPlace(Scene scene) throws IOException {
        COSStream content = content(scene.page());
        if (content == null) {
            return false;
        }
        rewrite(scene, content, LIE);
        return true;
    }

    private static void rewrite(Scene scene, COSStream stream, String text) throws IOException {
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(Forger.bytes(text));
        }
        scene.touch(stream);
    }

    private static boolean addContent(Scene scene) throws IOException {
        COSDictionary page = scene.page();
        COSArray both = new COSArray();
        if (page.getDictionaryObject(COSName.CONTENTS) instanceof COSArray array) {
            both.addAll(array);
        } else if (page.getItem(COSName.CONTENTS) != null) {
            both.add(page.getItem(COSName.CONTENTS));
        }
        both.add(scene.stream(LIE));
        page.setItem(COSName.CONTENTS, both);
        scene.touch(page);
        return true;
    }

    private static boolean contentOfAnother(Scene scene) {
        if (scene.document().getNumberOfPages() < 2) {
            return false;
        }
        COSDictionary first = scene.document().getPage(0).getCOSObject();
        first.setItem(
                COSName.CONTENTS, scene.document().getPage(1).getCOSObject().getItem(COSName.CONTENTS));
        scene.touch(first);
        return true;
    }

    private static boolean shadowReplace(Scene scene) {
        COSDictionary page = scene.page();
        COSArray spare = page.getCOSArray(RichPaper.SPARE);
        if (spare == null) {
            return false;
        }
        page.setItem(COSName.CONTENTS, spare.get(0));
        scene.touch(page);
        return true;
    }

    private static @Nullable COSStream drawing(Scene scene) {
        COSDictionary resources = scene.page().getCOSDictionary(COSName.RESOURCES);
        COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null) {
            return null;
        }
        return objects.keySet().stream()
                .map(objects::getDictionaryObject)
                .filter(COSStream.class::isInstance)
                .map(COSStream.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static boolean drawing(Scene scene, String text) throws IOException {
        COSStream drawing = drawing(scene);
        if (drawing == null) {
            return false;
        }
        rewrite(scene, drawing, text);
        return true;
    }

    private static boolean drawingMatrix(Scene scene) {
        COSStream drawing = drawing(scene);
        if (drawing == null) {
            return false;
        }
        drawing.setItem(COSName.MATRIX, box(50, 0, 0, 50, 0, 0));
        scene.touch(drawing);
        return true;
    }

    private static @Nullable COSDictionary font(Scene scene) {
        COSDictionary page = scene.page();
        COSDictionary resources = page.getCOSDictionary(COSName.RESOURCES);
        scene.touch(page);
        COSDictionary fonts = resources == null ? null : resources.getCOSDictionary(COSName.FONT);
        return fonts == null
                ? null
                : fonts.keySet().stream()
                        .map(fonts::getCOSDictionary)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean font(Scene scene, COSName key, COSBase value) {
        COSDictionary font = font(scene);
        if (font == null) {
            return false;
        }
        font.setItem(key, value);
        scene.touch(font);
        return true;
    }

    private static COSDictionary differences() {
        COSDictionary encoding = new COSDictionary();
        COSArray names = new COSArray();
        names.add(COSInteger.get('1'));
        names.add(COSName.getPDFName("nine"));
        encoding.setItem(COSName.DIFFERENCES, names);
        return encoding;
    }

    private static boolean type3(Scene scene) throws IOException {
        COSDictionary font = font(scene);
        if (font == null) {
            return false;
        }
        COSDictionary glyphs = new COSDictionary();
        glyphs.setItem("nine", scene.stream("1000 0 0 0 500 500 d1 0 0 500 500 re f"));
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.CHAR_PROCS, glyphs);
        font.setItem(COSName.ENCODING, differences());
        font.setItem(COSName.FONT_MATRIX, box(0.001f, 0, 0, 0.001f, 0, 0));
        scene.touch(font);
        return true;
    }

    private static COSDictionary tree(Scene scene) {
        return scene.catalog().getCOSDictionary(COSName.PAGES);
    }

    private static boolean inheritedRotation(Scene scene) {
        tree(scene).setItem(COSName.ROTATE, COSInteger.get(90));
        scene.touch(tree(scene));
        return true;
    }

    private static boolean swapPages(Scene scene) {
        COSArray kids = tree(scene).getCOSArray(COSName.KIDS);
        if (kids.size() < 2) {
            return false;
        }
        COSBase first = kids.get(0);
        kids.set(0, kids.get(1));
        kids.set(1, first);
        scene.touchList(tree(scene), COSName.KIDS);
        return true;
    }

    private static boolean dropPage(Scene scene) {
        COSArray kids = tree(scene).getCOSArray(COSName.KIDS);
        if (kids.size() < 2) {
            return false;
        }
        kids.remove(kids.size() - 1);
        tree(scene).setInt(COSName.COUNT, tree(scene).getInt(COSName.COUNT) - 1);
        scene.touchList(tree(scene), COSName.KIDS);
        return true;
    }

    private static boolean addPage(Scene scene) throws IOException {
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.TYPE, COSName.PAGE);
        page.setItem(COSName.PARENT, tree(scene));
        page.setItem(COSName.MEDIA_BOX, box(0, 0, 595, 842));
        page.setItem(COSName.CONTENTS, scene.stream(LIE));
        tree(scene).getCOSArray(COSName.KIDS).add(page);
        tree(scene).setInt(COSName.COUNT, tree(scene).getInt(COSName.COUNT) + 1);
        scene.touchList(tree(scene), COSName.KIDS);
        scene.touch(page);
        return true;
    }

    private static boolean samePageTwice(Scene scene) {
        COSArray kids = tree(scene).getCOSArray(COSName.KIDS);
        kids.add(kids.get(0));
        tree(scene).setInt(COSName.COUNT, tree(scene).getInt(COSName.COUNT) + 1);
        scene.touchList(tree(scene), COSName.KIDS);
        return true;
    }

    private static boolean otherTree(Scene scene) throws IOException {
        COSDictionary pages = new COSDictionary();
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.TYPE, COSName.PAGE);
        page.setItem(COSName.PARENT, pages);
        page.setItem(COSName.MEDIA_BOX, box(0, 0, 595, 842));
        page.setItem(COSName.CONTENTS, scene.stream(LIE));
        COSArray kids = new COSArray();
        kids.add(page);
        pages.setItem(COSName.TYPE, COSName.PAGES);
        pages.setItem(COSName.KIDS, kids);
        pages.setInt(COSName.COUNT, 1);
        scene.catalog().setItem(COSName.PAGES, pages);
        scene.touch(page);
        scene.touch(pages);
        scene.touch(scene.catalog());
        return true;
    }

    /** The catalogue's metadata may be replaced; not when it is the very stream that a page shows. */
    private static boolean metadataAlias(Scene scene) throws IOException {
        COSStream content = content(scene.page());
        if (content == null) {
            return false;
        }
        rewrite(scene, content, LIE);
        scene.catalog().setItem(COSName.METADATA, content);
        scene.touch(scene.catalog());
        return true;
    }
}
