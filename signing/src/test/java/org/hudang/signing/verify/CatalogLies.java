package org.hudang.signing.verify;

import static org.apache.pdfbox.cos.COSName.getPDFName;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.hudang.signing.verify.LaterUpdates.Scene;
import org.jspecify.annotations.Nullable;

/** What updates may do around the pages: scripts, names, layers, attachments, structure, validation data, permissions. */
final class CatalogLies {
    private CatalogLies() {}

    static Map<String, Deed> all() {
        Map<String, Deed> all = new LinkedHashMap<>();
        all.put("script when opened", scene -> set(scene, "OpenAction", script()));
        all.put("script when closed", scene -> set(scene, "AA", closing()));
        all.put("script by name", CatalogLies::scriptByName);
        all.put("file attached", CatalogLies::attachment);
        all.put("file associated", scene -> set(scene, "AF", new COSArray()));
        all.put("made a portfolio", scene -> set(scene, "Collection", new COSDictionary()));
        all.put("layer turned off", CatalogLies::layerOff);
        all.put("layers added", CatalogLies::layersAdded);
        all.put("outline with other words", CatalogLies::outline);
        all.put("outline removed", scene -> remove(scene, "Outlines"));
        all.put("destinations exchanged", CatalogLies::destinations);
        all.put("page labels", scene -> set(scene, "PageLabels", labels()));
        all.put("viewer preferences", scene -> set(scene, "ViewerPreferences", new COSDictionary()));
        all.put("another language", scene -> set(scene, "Lang", new COSString("tlh")));
        all.put("other words read aloud", scene -> structure(scene, "ActualText", new COSString("900")));
        all.put("other description", scene -> structure(scene, "Alt", new COSString("900")));
        all.put("structure element of another kind", scene -> structure(scene, "S", getPDFName("Artifact")));
        all.put("structure tree exchanged", scene -> set(scene, "StructTreeRoot", tree()));
        all.put("structure tree added or removed", CatalogLies::structureRemoved);
        all.put("role map", CatalogLies::roleMap);
        all.put("threads", scene -> set(scene, "Threads", new COSArray()));
        all.put("piece info", scene -> set(scene, "PieceInfo", new COSDictionary()));
        all.put("output intents", scene -> set(scene, "OutputIntents", new COSArray()));
        all.put("requirements", scene -> set(scene, "Requirements", new COSArray()));
        all.put("legal attestation", scene -> set(scene, "Legal", new COSDictionary()));
        all.put("address base", scene -> set(scene, "URI", new COSDictionary()));
        all.put("permissions exchanged", CatalogLies::permissions);
        all.put("extensions with a stream", CatalogLies::extensions);
        all.put("version that is none", scene -> set(scene, "Version", new COSString("1.7")));
        all.put("metadata that is no stream", scene -> set(scene, "Metadata", new COSDictionary()));
        all.put("validation data that is a page content", CatalogLies::validationAlias);
        all.put("a key nobody knows", scene -> set(scene, "Hudang", scene.stream("900")));
        return all;
    }

    static COSDictionary script() {
        COSDictionary action = new COSDictionary();
        action.setItem(COSName.S, getPDFName("JavaScript"));
        action.setItem(COSName.JS, new COSString("this.getField('amount').value = 900;"));
        return action;
    }

    private static COSDictionary closing() {
        COSDictionary events = new COSDictionary();
        events.setItem(getPDFName("WC"), script());
        return events;
    }

    private static boolean set(Scene scene, String key, COSBase value) {
        scene.catalog().setItem(getPDFName(key), value);
        scene.touch(scene.catalog());
        return true;
    }

    private static boolean remove(Scene scene, String key) {
        if (scene.catalog().getItem(getPDFName(key)) == null) {
            return false;
        }
        scene.catalog().removeItem(getPDFName(key));
        scene.touch(scene.catalog());
        return true;
    }

    private static COSDictionary names(Scene scene) {
        COSDictionary names = scene.catalog().getCOSDictionary(COSName.NAMES);
        if (names == null) {
            names = new COSDictionary();
            scene.catalog().setItem(COSName.NAMES, names);
        }
        scene.touch(scene.catalog());
        scene.touch(names);
        return names;
    }

    private static COSDictionary named(String name, COSBase value) {
        COSArray pairs = new COSArray();
        pairs.add(new COSString(name));
        pairs.add(value);
        COSDictionary node = new COSDictionary();
        node.setItem(COSName.NAMES, pairs);
        return node;
    }

    private static boolean scriptByName(Scene scene) {
        names(scene).setItem(getPDFName("JavaScript"), named("a", script()));
        return true;
    }

    private static boolean attachment(Scene scene) throws IOException {
        COSDictionary files = new COSDictionary();
        files.setItem(COSName.F, scene.stream("MZ"));
        COSDictionary file = new COSDictionary();
        file.setItem(COSName.TYPE, COSName.FILESPEC);
        file.setItem(COSName.F, new COSString("decision.exe"));
        file.setItem(COSName.EF, files);
        names(scene).setItem(COSName.EMBEDDED_FILES, named("decision.exe", file));
        return true;
    }

    private static boolean layerOff(Scene scene) {
        COSDictionary layers = scene.catalog().getCOSDictionary(COSName.OCPROPERTIES);
        if (layers == null) {
            return false;
        }
        COSDictionary config = layers.getCOSDictionary(COSName.D);
        config.setItem(COSName.BASE_STATE, COSName.OFF);
        scene.touch(config);
        scene.touch(layers);
        scene.touch(scene.catalog());
        return true;
    }

    private static boolean layersAdded(Scene scene) {
        if (scene.catalog().getItem(COSName.OCPROPERTIES) != null) {
            return false;
        }
        return set(scene, "OCProperties", new COSDictionary());
    }

    private static boolean outline(Scene scene) {
        COSDictionary outline = scene.catalog().getCOSDictionary(COSName.OUTLINES);
        COSDictionary first = outline == null ? null : outline.getCOSDictionary(COSName.FIRST);
        if (first == null) {
            return false;
        }
        first.setItem(COSName.TITLE, new COSString("Approved: 900"));
        scene.touch(first);
        return true;
    }

    private static boolean destinations(Scene scene) {
        COSDictionary names = scene.catalog().getCOSDictionary(COSName.NAMES);
        if (names == null || scene.document().getNumberOfPages() < 2) {
            return false;
        }
        names(scene)
                .setItem(
                        COSName.DESTS,
                        named("first", scene.document().getPage(1).getCOSObject()));
        return true;
    }

    private static COSDictionary labels() {
        COSDictionary label = new COSDictionary();
        label.setItem(COSName.P, new COSString("IX"));
        COSArray pairs = new COSArray();
        pairs.add(COSInteger.ZERO);
        pairs.add(label);
        COSDictionary labels = new COSDictionary();
        labels.setItem(COSName.NUMS, pairs);
        return labels;
    }

    private static COSDictionary tree() {
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        return tree;
    }

    private static boolean structure(Scene scene, String key, COSBase value) {
        COSDictionary element = scene.catalog().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        while (element != null && element.getDictionaryObject(COSName.S) == null) {
            element = kid(element);
        }
        COSDictionary deeper = element == null ? null : kid(element);
        COSDictionary target = deeper == null ? element : deeper;
        if (target == null) {
            return false;
        }
        target.setItem(getPDFName(key), value);
        scene.touch(target);
        return true;
    }

    private static @Nullable COSDictionary kid(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        COSBase first = kids instanceof COSArray array && array.size() > 0 ? array.getObject(0) : kids;
        return first instanceof COSDictionary dictionary && !(first instanceof COSStream) ? dictionary : null;
    }

    private static boolean structureRemoved(Scene scene) {
        if (remove(scene, "StructTreeRoot")) {
            return true;
        }
        return set(scene, "StructTreeRoot", tree());
    }

    private static boolean roleMap(Scene scene) {
        COSDictionary root = scene.catalog().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        if (root == null) {
            return false;
        }
        COSDictionary roles = new COSDictionary();
        roles.setItem(COSName.P, getPDFName("Artifact"));
        root.setItem(COSName.ROLE_MAP, roles);
        scene.touch(root);
        return true;
    }

    private static boolean permissions(Scene scene) {
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(getPDFName("UR3"), new COSDictionary());
        return set(scene, "Perms", permissions);
    }

    private static boolean extensions(Scene scene) throws IOException {
        COSDictionary extensions = new COSDictionary();
        extensions.setItem("X", scene.stream("900"));
        return set(scene, "Extensions", extensions);
    }

    /** Validation data may come and go, but not as a new text of something the paper shows. */
    private static boolean validationAlias(Scene scene) throws IOException {
        COSBase content = scene.page().getDictionaryObject(COSName.CONTENTS);
        if (content instanceof COSArray array && array.size() > 0) {
            content = array.getObject(0);
        }
        if (!(content instanceof COSStream stream)) {
            return false;
        }
        try (var out = stream.createOutputStream()) {
            out.write(Forger.bytes("BT (900) Tj ET"));
        }
        COSArray lists = new COSArray();
        lists.add(stream);
        COSDictionary entry = new COSDictionary();
        entry.setItem("CRL", lists);
        COSDictionary bySignature = new COSDictionary();
        bySignature.setItem("0000000000000000000000000000000000000000", entry);
        COSDictionary data = new COSDictionary();
        data.setItem("VRI", bySignature);
        data.setItem("CRLs", lists);
        scene.touch(stream);
        return set(scene, "DSS", data);
    }
}
