package org.hudang.archive.intake.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.Stop;
import org.jspecify.annotations.Nullable;

/**
 * The page tree (ISO 32000-1, 7.7.3) as it is, not as it claims: counted by walking, then written back into the document in
 * memory so that {@code Count}, {@code Parent} and {@code Kids} are true for whatever reads it next.
 */
final class PageTree {
    private static final int MAX_NODES = 20_000;

    private final List<PDPage> pages = new ArrayList<>();
    private final Set<COSDictionary> path = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private PageTree() {}

    /**
     * Walks and settles the tree.
     *
     * @throws Stop MALFORMED for a tree without pages or with a loop; PAGE_LIMIT, NESTING_LIMIT, BOX_LIMIT
     */
    static PageTree settle(PDDocument document) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw Stop.malformed();
        }
        PageTree tree = new PageTree();
        if (tree.walk(root) == 0) {
            throw Stop.malformed();
        }
        root.removeItem(COSName.PARENT);
        tree.pages.forEach(PdfPages::checkBox);
        return tree;
    }

    List<PDPage> pages() {
        return pages;
    }

    private int walk(COSDictionary node) {
        if (!path.add(node)) {
            throw Stop.malformed();
        }
        if (path.size() > Limits.NESTING) {
            throw Stop.refuse(IntakeCode.NESTING_LIMIT, Limits.NESTING);
        }
        if (++nodes > MAX_NODES || pages.size() > Limits.PAGES) {
            throw Stop.refuse(IntakeCode.PAGE_LIMIT, Limits.PAGES);
        }
        int count = node.containsKey(COSName.KIDS) ? kids(node) : leaf(node);
        path.remove(node);
        return count;
    }

    private int leaf(COSDictionary node) {
        node.setItem(COSName.TYPE, COSName.PAGE);
        pages.add(new PDPage(node));
        return 1;
    }

    private int kids(COSDictionary node) {
        COSArray kids = node.getCOSArray(COSName.KIDS);
        COSArray settled = new COSArray();
        int count = 0;
        for (int i = 0; kids != null && i < kids.size(); i++) {
            COSBase kid = kids.getObject(i);
            if (kid instanceof COSDictionary child) {
                count += walk(child);
                child.setItem(COSName.PARENT, node);
                settled.add(child);
            }
        }
        node.setItem(COSName.TYPE, COSName.PAGES);
        node.setItem(COSName.KIDS, settled);
        node.setInt(COSName.COUNT, count);
        return count;
    }

    /**
     * Walks the form fields (12.7.3).
     *
     * @throws Stop MALFORMED for a loop; NESTING_LIMIT, OBJECT_LIMIT
     */
    void checkFields(PDDocument document) {
        COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
        if (form != null) {
            path.clear();
            nodes = 0;
            fields(form.getCOSArray(COSName.FIELDS));
        }
    }

    private void fields(@Nullable COSArray fields) {
        for (int i = 0; fields != null && i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSDictionary field) {
                if (!path.add(field)) {
                    throw Stop.malformed();
                }
                if (path.size() > Limits.NESTING) {
                    throw Stop.refuse(IntakeCode.NESTING_LIMIT, Limits.NESTING);
                }
                if (++nodes > MAX_NODES) {
                    throw Stop.refuse(IntakeCode.OBJECT_LIMIT, MAX_NODES);
                }
                fields(field.getCOSArray(COSName.KIDS));
                path.remove(field);
            }
        }
    }
}
